package journal

// inOrder brings sound lines into the order in which they were written: each behind the one that it names, where that is
// there, and else where it stands. A line that stands there twice is taken once; repeated is how often that was so.
func inOrder(first string, pieces []piece) (ordered []piece, repeated int) {
	next := map[string][]int{} // by the hash of the line before
	here := map[string]bool{first: true}
	var once []piece
	for _, p := range pieces {
		own := hash(p.line)
		if here[own] {
			repeated++
			continue
		}
		here[own] = true
		next[prevOf(p.line)] = append(next[prevOf(p.line)], len(once))
		once = append(once, p)
	}
	placed := make([]bool, len(once))
	follow := func(head string) {
		for stack := next[head]; len(stack) > 0; {
			at := stack[0]
			stack = stack[1:]
			if placed[at] {
				continue
			}
			placed[at] = true
			ordered = append(ordered, once[at])
			stack = append(append([]int{}, next[hash(once[at].line)]...), stack...)
		}
	}
	follow(first)
	for at := range once {
		if !placed[at] && !here[prevOf(once[at].line)] {
			follow(prevOf(once[at].line))
		}
	}
	for at := range once { // only lines that name each other in a circle are left, which no hash allows
		if !placed[at] {
			ordered = append(ordered, once[at])
		}
	}
	return ordered, repeated
}
