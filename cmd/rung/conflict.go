package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// conflictLine names what people set differently.
func (a *app) conflictLine(c assessment.Conflict) string {
	return visible(a.say("conflict-"+string(c.Field), lang.Data{"ID": c.ID}))
}

// claimLine says what one person set, and when.
func (a *app) claimLine(at *opened, c assessment.Conflict, claim assessment.Claim) string {
	said := a.value(at, c.ID, claim.Value)
	switch c.Field {
	case assessment.NoteField:
		if said = claim.Note; said == "" {
			said = a.say("conflict-no-note")
		}
	case assessment.ExceptionField:
		said = a.say("conflict-no-exception")
		if x := claim.Exception; x != nil {
			said = a.exceptionTitle(at, x.Kind) + ", " + x.Reference
		}
	}
	return visible(oneLine(said) + "  (" + a.whenWho(assessment.Event{Time: claim.Time, Author: claim.Author}) + ")")
}

// conflictLines list conflicts with all that was claimed.
func (a *app) conflictLines(at *opened) []string {
	var lines []string
	for _, c := range at.state.Conflicts() {
		lines = append(lines, a.conflictLine(c))
		for _, claim := range c.Claims {
			lines = append(lines, "  "+a.claimLine(at, c, claim))
		}
	}
	return lines
}

// asker lets the person choose line by line: a number, or an empty line to leave it open. The end of the input leaves
// all further conflicts open.
func (a *app) asker(ctx context.Context, at *opened) assessment.Pick {
	lines := make(chan string)
	// A read that waits cannot be called off, so it waits in a goroutine that ends with the program.
	go func() {
		defer close(lines)
		in := bufio.NewScanner(io.LimitReader(a.In, 1<<20))
		for in.Scan() {
			select {
			case lines <- in.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return func(c assessment.Conflict) int {
		fmt.Fprintln(a.Err, a.conflictLine(c))
		for i, claim := range c.Claims {
			fmt.Fprintf(a.Err, "  %d  %s\n", i+1, a.claimLine(at, c, claim))
		}
		for ctx.Err() == nil {
			fmt.Fprint(a.Err, a.say("merge-ask", lang.Data{"Choices": len(c.Claims)}))
			select {
			case <-ctx.Done():
			case line, ok := <-lines:
				typed := strings.TrimSpace(line)
				if number, err := strconv.Atoi(typed); err == nil && number >= 1 && number <= len(c.Claims) {
					return number - 1
				}
				if !ok || typed == "" {
					return -1
				}
			}
		}
		return -1
	}
}
