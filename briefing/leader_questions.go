package briefing

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

// question is one suggested question: to whom, and what. Also is its short form,
// for behind another question to the same agency.
type question struct{ who, ask, also string }

// suggested is what to ask, each by a rule from the Review.
func (b *leader) suggested() []question {
	var all []question
	for _, rule := range []func() (question, bool){b.askMostOverdue, b.askTopDrop, b.askMissingFigures} {
		q, ok := rule()
		if !ok {
			continue
		}
		same := slices.IndexFunc(all, func(p question) bool { return p.who == q.who })
		if same >= 0 && q.also != "" {
			all[same].ask = strings.TrimSuffix(all[same].ask, "?") + "; " + q.also + "?"
			continue
		}
		all = append(all, q)
	}
	return all
}

// questionsPart suggests what to ask; before the agencies themselves only when the
// Office wants that.
func (b *leader) questionsPart() []Block {
	all := b.suggested()
	if len(all) == 0 || !b.o.namesLate() {
		return nil
	}
	blocks := []Block{b.heading("Câu hỏi gợi ý cho từng cơ quan", "")}
	for _, q := range all[:min(b.questions, len(all))] {
		blocks = append(blocks, Paragraph{
			Spans: []Span{bold(clip(q.who, b.words/2) + ":"), text(" " + clip(q.ask, b.words))}, Size: 13, Align: Justify, After: 3 * b.gap,
		})
	}
	return blocks
}

// askMostOverdue asks the agencies with most overdue duties, when they can be
// named together: equal in number and in days.
func (b *leader) askMostOverdue() (question, bool) {
	order := b.r.WorstAgencies()
	if len(order) == 0 {
		return question{}, false
	}
	worst := &b.r.AgencyRows[order[0]]
	if worst.Counts.Overdue == 0 {
		return question{}, false
	}
	var names []string
	unreported := true
	for _, i := range order {
		a := &b.r.AgencyRows[i]
		if a.Counts.Overdue != worst.Counts.Overdue || a.Worst != worst.Worst {
			break
		}
		names = append(names, a.Agency.Name)
		unreported = unreported && a.Counts.NotReported > 0
	}
	ask := fmt.Sprintf("Còn vướng gì để hoàn thành %s nhiệm vụ quá hạn %s ngày",
		data.FormatCount(worst.Counts.Overdue), data.FormatCount(worst.Worst))
	if worst.Counts.Overdue > 1 {
		ask = fmt.Sprintf("Còn vướng gì để hoàn thành %s nhiệm vụ quá hạn, lâu nhất %s ngày",
			data.FormatCount(worst.Counts.Overdue), data.FormatCount(worst.Worst))
	}
	if unreported && b.r.Period != "" {
		ask += "; khi nào có báo cáo kỳ " + data.PeriodName(b.r.Period)
	}
	return question{who: agencyNames(names, 3), ask: ask + "?"}, true
}

// askTopDrop asks the owners of the content that fell most.
func (b *leader) askTopDrop() (question, bool) {
	v := b.r.Index(papi)
	if v == nil {
		return question{}, false
	}
	for _, d := range v.Drops {
		if len(d.Tasks) == 0 {
			continue
		}
		fell := "giảm " + data.FormatHundredths(-data.Hundredths(d.Points)) + " điểm"
		if d.Places > 0 {
			fell = fmt.Sprintf("giảm từ hạng %d xuống %s", d.From.Rank, data.FormatRank(d.To.Rank, d.To.RankedOf))
		}
		ask := fmt.Sprintf("“%s” %s: các nhiệm vụ %s đã làm được gì, ở bao nhiêu xã, còn vướng gì?",
			d.Node.Name, fell, data.TaskRange(d.Tasks))
		return question{who: addressees(d.Owners), ask: ask}, true
	}
	return question{}, false
}

// addressees turns owners as tables name them into those a question is put to.
func addressees(owners string) string {
	if strings.HasPrefix(owners, "Huyện, TP") {
		owners = "UBND " + lowerFirst(owners)
	}
	return owners
}

// askMissingFigures asks who holds the province's PAR Index results, and that
// agency's own overdue task first.
func (b *leader) askMissingFigures() (question, bool) {
	v := b.r.Index(par)
	if v == nil {
		return question{}, false
	}
	who := b.supplier(v).Issuer
	missing, _ := b.missing(v)
	if who == "" || len(missing) == 0 {
		return question{}, false
	}
	figures := "bao giờ cung cấp điểm PAR Index " + years(missing)
	ask := upperFirst(figures) + "?"
	for i := range b.r.TaskRows {
		t := &b.r.TaskRows[i]
		if t.Status == data.Overdue && norm.NFC.String(t.Agencies) == norm.NFC.String(who) {
			ask = fmt.Sprintf("Bao giờ hoàn thành “%s” (%s); %s?", clip(shortTitle(t.Task), 70), t.Task.ID, figures)
			break
		}
	}
	return question{who, ask, figures}, true
}
