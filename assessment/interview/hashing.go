package interview

import (
	"errors"
	"io"
	"io/fs"

	tea "charm.land/bubbletea/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// hashing is a file that is being read in the background, to be linked to an objective when its end is reached. The
// person may go on meanwhile.
type hashing struct {
	id   string // the objective
	path string
	info fs.FileInfo
	read int64 // bytes, so far
	news chan hashMsg
	stop chan struct{} // closed when nobody wants it any more
}

// hashMsg tells how far a hashing has come, or how it ended.
type hashMsg struct {
	job  *hashing
	read int64
	over bool
	sum  string
	err  error
}

// A hashing tells how far it has come each time it has read so many bytes.
const hashStep = 8 << 20

var errStopped = errors.New("interview: nobody wants the file any more")

// hash begins to read a file. There is one at a time.
func (s *screen) hash(at Place, path string, info fs.FileInfo) tea.Cmd {
	job := &hashing{id: s.objective(at).Objective.ID, path: path, info: info, news: make(chan hashMsg), stop: make(chan struct{})}
	s.job = job
	go job.run(s.files)
	return job.next
}

// next waits for the next news of the job.
func (j *hashing) next() tea.Msg {
	select {
	case msg := <-j.news:
		return msg
	case <-j.stop:
		return nil
	}
}

func (j *hashing) run(files *Files) {
	over := hashMsg{job: j, over: true}
	var file io.ReadCloser
	if file, over.err = files.Open(j.path); over.err == nil {
		over.sum, over.read, over.err = assessment.HashFile(&telling{Reader: file, job: j})
		file.Close()
	}
	j.tell(over)
}

// tell passes news on; false when nobody wants it.
func (j *hashing) tell(msg hashMsg) bool {
	select {
	case j.news <- msg:
		return true
	case <-j.stop:
		return false
	}
}

// telling is a reader that tells how much was read of it.
type telling struct {
	io.Reader
	job        *hashing
	read, told int64
}

func (t *telling) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.read += int64(n)
	if t.read-t.told >= hashStep {
		t.told = t.read
		if !t.job.tell(hashMsg{job: t.job, read: t.read}) {
			return n, errStopped
		}
	}
	return n, err
}

// hashed takes news of the file that is being read, and links it at its end.
func (s *screen) hashed(msg hashMsg) tea.Cmd {
	job := msg.job
	if job != s.job {
		return nil
	}
	if !msg.over {
		job.read = msg.read
		return job.next
	}
	s.job = nil
	if msg.err != nil {
		s.told = s.problem(problemOf(job.path, msg.err))
	} else {
		s.link(s.evidenceOf(job.id, job.path, job.info.ModTime(), msg.sum, msg.read))
		s.tell("evidence-linked", lang.Data{"ID": shown(job.id), "Path": shownLine(s.files.name(job.path)), "Size": SizeWord(msg.read)})
	}
	if s.leaving && msg.err == nil {
		return s.leave()
	}
	s.leaving = false
	return nil
}

// abandon gives up the file that is being read.
func (s *screen) abandon() {
	if s.job != nil {
		close(s.job.stop)
		s.job = nil
	}
}

// hashingLine says how much of the file has been read.
func (s *screen) hashingLine() string {
	return s.Say("evidence-reading", lang.Data{"Path": shownLine(s.job.path), "Read": SizeWord(s.job.read), "Size": SizeWord(s.job.info.Size())})
}
