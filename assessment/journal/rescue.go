package journal

import "rung/assessment"

// Rescue writes a complete new file, elsewhere, that holds all that was saved and then the events that could not be. It
// works after any failure, and after Close. An encrypted file stays so, with the same keys. Errors are those of Create.
func (j *Journal) Rescue(path string, events ...assessment.Event) error {
	return j.rescue(j.disk, path, events)
}

func (j *Journal) rescue(d disk, path string, events []assessment.Event) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	data, log, err := j.log.copyWith(events)
	if err != nil {
		return err
	}
	made, err := build(d, path, data, log)
	if err != nil {
		return err
	}
	return made.Close()
}
