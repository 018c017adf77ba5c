package assessment

// Pick chooses the claim of a conflict that shall stand, by its place, or -1 to leave it open.
type Pick func(Conflict) int

// Latest picks the claim that was made last by the clocks of those who made them.
func Latest(c Conflict) int {
	return newest(c, func(*Claim) bool { return true })
}

// By picks what one author said, the newest of it. A conflict in which they have no part stays open.
func By(author string) Pick {
	return func(c Conflict) int {
		return newest(c, func(claim *Claim) bool { return claim.Author == author })
	}
}

func newest(c Conflict, fits func(*Claim) bool) int {
	at := -1
	for i := range c.Claims {
		if fits(&c.Claims[i]) && (at < 0 || !c.Claims[i].Time.Before(c.Claims[at].Time)) {
			at = i
		}
	}
	return at
}

// Settle makes the event that ends the conflicts for which one claim is picked; ok is false when none is. Whoever records
// it behind all the claims supersedes them.
func Settle(s *State, pick Pick) (e Event, ok bool) {
	var settings []Setting
	at := map[string]int{}
	for _, c := range s.conflicts {
		chosen := pick(c)
		if chosen < 0 || chosen >= len(c.Claims) {
			continue
		}
		if _, known := at[c.ID]; !known {
			at[c.ID] = len(settings)
			settings = append(settings, s.Set(c.ID, "", nil))
		}
		set, claim := &settings[at[c.ID]], c.Claims[chosen]
		switch c.Field {
		case ValueField:
			set.To = claim.Value
		case NoteField:
			set.Note = &claim.Note
		case ExceptionField:
			set.Exception = &Exception{}
			if claim.Exception != nil {
				*set.Exception = *claim.Exception
			}
		}
	}
	if len(settings) == 0 {
		return Event{}, false
	}
	e = AnswerEvent(settings...)
	for _, set := range settings {
		if set.Exception != nil {
			e.Do = DoAnswer
		}
	}
	return e, true
}
