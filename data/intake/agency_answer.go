package intake

import (
	"strconv"
	"strings"

	"giaoban/data"
)

// answer is what an agency filled in on one row.
type answer struct {
	done, date, extend                data.Date
	number, note, obstacle, proposal  string
	percent                           int
	actual                            float64
	hasPercent, hasActual, isResolved bool
}

// reports tells whether there is anything about the work itself.
func (n *answer) reports() bool {
	return n.done != 0 || n.date != 0 || n.number != "" || n.note != "" || n.hasPercent || n.hasActual
}

// blocks tells whether there is anything about obstacles.
func (n *answer) blocks() bool {
	return n.obstacle != "" || n.proposal != "" || n.extend != 0
}

func (n *answer) empty() bool { return !n.reports() && !n.blocks() && !n.isResolved }

// fill reads one cell to fill in.
func (n *answer) fill(key columnKey, c cell, target data.Target, date1904 bool) verdict {
	var v verdict
	switch key {
	case colDone:
		n.done, v = readDay(c, date1904)
	case colDate:
		n.date, v = readDay(c, date1904)
	case colExtend:
		n.extend, v = readDay(c, date1904)
	case colNumber:
		n.number, v = readText(c, maxNumber)
	case colNote:
		n.note, v = readText(c, maxNote)
	case colObstacle:
		n.obstacle, v = readText(c, maxNote)
	case colProposal:
		n.proposal, v = readText(c, maxNote)
	case colResolved:
		n.isResolved, v = readYes(c)
	case colPercent:
		n.percent, v = readPercent(c)
		n.hasPercent = v.fault == ""
	case colActual:
		n.actual, v = readActual(c, target)
		n.hasActual = v.fault == ""
	}
	return v
}

// text writes an answer's cell as people read it.
func (n *answer) text(key columnKey) string {
	switch key {
	case colDone:
		return n.done.String()
	case colDate:
		return n.date.String()
	case colExtend:
		return n.extend.String()
	case colNumber:
		return n.number
	case colNote:
		return n.note
	case colObstacle:
		return n.obstacle
	case colProposal:
		return n.proposal
	case colResolved:
		if n.isResolved {
			return yes
		}
	case colPercent:
		if n.hasPercent {
			return strconv.Itoa(n.percent)
		}
	case colActual:
		if n.hasActual {
			return numberText(n.actual)
		}
	}
	return ""
}

// stored is what the workbook has in the place of each cell of the row now.
func (row *FilledRow) stored() answer {
	var n answer
	a := row.assignment
	last := latestResult(a, row.resultPeriod())
	if last != nil {
		n.done, n.percent, n.hasPercent = last.Claimed, last.Percent, last.Percent != 0 // 0 is also what nobody entered
		n.actual, n.hasActual = last.Actual, last.HasActual
	}
	if row.byPeriod() {
		if i := reportIndex(a, row.period); i >= 0 {
			p := &a.Periods[i]
			n.number, n.date, n.note = p.Paper.Number, p.Paper.Date, p.Note
		}
	} else if last != nil {
		n.number, n.date, n.note = last.Paper.Number, last.Paper.Date, last.Note
	}
	if i := openObstacle(a); i >= 0 {
		n.obstacle, n.proposal = a.Obstacles[i].Text, a.Obstacles[i].Proposal
	}
	n.extend = row.due
	return n
}

// reportIndex finds the report on a period; -1 when there is none.
func reportIndex(a *data.Assignment, period string) int {
	for i := range a.Periods {
		if a.Periods[i].Period == period {
			return i
		}
	}
	return -1
}

// openObstacle finds the latest obstacle that is not resolved; -1 when there is none.
func openObstacle(a *data.Assignment) int {
	found := -1
	for i := range a.Obstacles {
		if o := &a.Obstacles[i]; o.Resolved == 0 && (found < 0 || o.On >= a.Obstacles[found].On) {
			found = i
		}
	}
	return found
}

// numberText writes a number as it is typed in Vietnam, with a decimal comma.
func numberText(v float64) string { return strings.Replace(CellText(v), ".", ",", 1) }
