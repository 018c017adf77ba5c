package main

import (
	"errors"

	"rung/controls/lang"
)

// explainPacket explains why there is no packet.
func (a *app) explainPacket(err error) (explanation, bool) {
	var part *packetError
	if !errors.As(err, &part) {
		return explanation{}, false
	}
	return explanation{a.say("packet-failed", lang.Data{"Part": part.Part, "Why": a.reason(part.Err)}), a.say("hint-packet-failed"), exitError}, true
}
