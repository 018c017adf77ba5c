package sheet

// readStrings reads the texts that cells refer to.
func (r *reader) readStrings(x *xmlText) error {
	for {
		step, err := x.next()
		if err != nil || step == xmlEnd {
			return err
		}
		if step != xmlOpen || string(x.name) != "si" {
			continue
		}
		if len(r.texts) == MaxCells {
			return &LimitError{What: CellLimit, Max: MaxCells}
		}
		text, err := x.richText()
		if err != nil {
			return err
		}
		r.texts = append(r.texts, text)
	}
}

// richText reads the element that just opened, as its runs of text joined. How Japanese words are spoken (rPh) stands
// beside the text and is no part of it.
func (x *xmlText) richText() (string, error) {
	end := len(x.open) - 1
	spoken := 0 // the depth at which rPh opened
	inText := false
	var text []byte
	whole := ""
	for {
		step, err := x.next()
		if err != nil {
			return "", err
		}
		switch {
		case step == xmlClose && len(x.open) == end:
			if text != nil {
				whole = string(text)
			}
			return unescape(whole), nil
		case step == xmlOpen && string(x.name) == "rPh" && spoken == 0:
			spoken = len(x.open)
		case step == xmlClose && len(x.open) < spoken:
			spoken = 0
		case step == xmlOpen:
			inText = string(x.name) == "t"
		case step == xmlClose:
			inText = false
		case step == xmlChars && inText && spoken == 0:
			if whole == "" && text == nil { // most texts are one run
				whole = string(x.text)
				continue
			}
			if text == nil {
				text = []byte(whole)
			}
			text = append(text, x.text...)
		}
	}
}
