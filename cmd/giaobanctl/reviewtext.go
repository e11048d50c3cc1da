package main

import (
	"fmt"
	"io"
	"strings"

	"giaoban/data"
)

// printReview writes the review as a page of text for people.
func printReview(w io.Writer, r *data.Review) {
	printHead(w, r)
	printCounts(w, r)
	printAgencies(w, r)
	for _, x := range r.Indices {
		printIndex(w, x)
	}
}

func printHead(w io.Writer, r *data.Review) {
	if r.Sample {
		fmt.Fprint(w, "SỐ LIỆU MẪU: kết quả thực hiện là bịa ra để xem thử.\n\n")
	}
	fmt.Fprintln(w, r.Office)
	if r.Directive.ID != "" {
		fmt.Fprintln(w, r.Directive.Label())
	}
	fmt.Fprintf(w, "Số liệu chốt ngày %s\n\n", r.AsOf.Prose())
	for _, span := range r.Verdict {
		fmt.Fprint(w, span.Text)
	}
	fmt.Fprintf(w, "\n\nTÌNH HÌNH THỰC HIỆN: %d mục, %s nhiệm vụ, %s lượt giao\n",
		r.ClauseCount, data.FormatCount(r.Tasks.Total()), data.FormatCount(r.Assignments.Total()))
}

// countRow is the layout of the table of statuses: name, nhiệm vụ, lượt giao.
const countRow = "  %-36s %20s %20s\n"

func printCounts(w io.Writer, r *data.Review) {
	fmt.Fprintf(w, countRow, "", "Nhiệm vụ", "Lượt giao")
	statuses := []data.Status{
		data.OnTime, data.Late, data.InTime, data.Overdue, data.Reported, data.NotReported, data.Exited,
	}
	shares := sharesByStatus(r.Assignments, statuses)
	for i, s := range statuses {
		fmt.Fprintf(w, countRow, s.Name(), data.FormatCount(r.Tasks.Of(s)), data.FormatCount(r.Assignments.Of(s))+shares[i])
	}
	fmt.Fprintf(w, countRow, "Chờ xác nhận (đã tính ở trên)", data.FormatCount(r.Tasks.Waiting), data.FormatCount(r.Assignments.Waiting))
	fmt.Fprintf(w, countRow, "Hoàn thành/đến hạn", rate(r.Tasks.DoneOfDue()), rate(r.Assignments.DoneOfDue()))
	fmt.Fprintf(w, countRow, "Hoàn thành/tổng giao có thời hạn", rate(r.Tasks.DoneOfDated()), rate(r.Assignments.DoneOfDated()))
	fmt.Fprintf(w, countRow, "Đúng hạn/hoàn thành", rate(r.Tasks.OnTimeOfDone()), rate(r.Assignments.OnTimeOfDone()))
	printBuckets(w, r)
}

// sharesByStatus writes each status's share of all assignments, so rounded that
// they sum to 100,00%.
func sharesByStatus(c data.Counts, statuses []data.Status) []string {
	var parts []int
	for _, s := range statuses {
		parts = append(parts, c.Of(s))
	}
	var out []string
	for _, h := range data.Shares(parts...) {
		out = append(out, fmt.Sprintf(" (%s%%)", data.FormatHundredths(h)))
	}
	return out
}

// printBuckets says for how long assignments are overdue.
func printBuckets(w io.Writer, r *data.Review) {
	if r.Assignments.Overdue == 0 {
		return
	}
	var parts []string
	for _, b := range r.OverdueBuckets() {
		if b.Count > 0 {
			parts = append(parts, fmt.Sprintf("%s: %s", b.Name(), data.FormatCount(b.Count)))
		}
	}
	fmt.Fprintf(w, "  Lượt quá hạn theo số ngày: %s\n", strings.Join(parts, "; "))
}

// rate writes a rate with its fraction: "94,57% (122/129)".
func rate(r data.Rate) string { return r.Percent() + " (" + r.Fraction() + ")" }

func printAgencies(w io.Writer, r *data.Review) {
	if len(r.AgencyRows) == 0 {
		return
	}
	fmt.Fprint(w, "\nTHEO CƠ QUAN (lượt giao)\n")
	row := "  %-48s %7s %7s %7s %9s %9s  %s\n"
	fmt.Fprintf(w, row, "", "Giao", "Quá hạn", "Còn hạn", "Xong muộn", "Đúng hạn", "Hoàn thành/đến hạn")
	for _, a := range r.AgencyRows {
		c := a.Counts
		fmt.Fprintf(w, row, a.Agency.Name, data.FormatCount(c.Total()), data.FormatCount(c.Overdue),
			data.FormatCount(c.InTime), data.FormatCount(c.Late), data.FormatCount(c.OnTime), rate(c.DoneOfDue()))
	}
}

func printIndex(w io.Writer, x data.IndexReview) {
	if x.Latest == nil {
		return
	}
	fmt.Fprintf(w, "\n%s %d: %s\n", x.Index.Code, x.Latest.Year, figure(*x.Latest, x.Index.Unit))
	if x.Pair == nil {
		fmt.Fprint(w, "  Chưa có hai năm cùng bộ tiêu chí để so sánh.\n")
		return
	}
	if len(x.Drops) == 0 {
		fmt.Fprintf(w, "  Không có nội dung giảm điểm hay tụt bậc từ %d đến %d.\n", x.Pair.From.Year, x.Pair.To.Year)
		return
	}
	fmt.Fprintf(w, "  %d nội dung giảm điểm hoặc tụt bậc từ %d đến %d:\n", len(x.Drops), x.Pair.From.Year, x.Pair.To.Year)
	for _, d := range x.Drops {
		printDrop(w, d)
	}
}

// pointsWords says how the points moved; a drop may be known by its rank only.
func pointsWords(d data.Drop) string {
	if !d.From.HasValue || !d.To.HasValue {
		return "hạng " + data.FormatRank(d.From.Rank, d.From.RankedOf) + " còn " + data.FormatRank(d.To.Rank, d.To.RankedOf)
	}
	return data.FormatPoints(d.From.Value) + " còn " + data.FormatPoints(d.To.Value) + ", " + data.FormatChange(d.Points) + " điểm"
}

func printDrop(w io.Writer, d data.Drop) {
	fmt.Fprintf(w, "  - %s %s: %s", d.Node.Code, d.Node.Name, pointsWords(d))
	if d.From.Rank > 0 && d.To.Rank > 0 {
		fmt.Fprintf(w, " (%s)", data.PlacesWords(d.Places))
	}
	fmt.Fprintln(w)
	if len(d.Tasks) == 0 {
		fmt.Fprint(w, "    chưa có nhiệm vụ\n")
		return
	}
	fmt.Fprintf(w, "    nhiệm vụ %s; chủ trì: %s\n", data.TaskRange(d.Tasks), d.Owners)
}

// figure writes "43,22 điểm, hạng 62/63 (phần mềm tính)" with what is known.
func figure(f data.Figure, unit string) string {
	var parts []string
	if f.HasValue {
		parts = append(parts, strings.TrimSpace(data.FormatPoints(f.Value)+" "+unit))
	}
	if f.Rank > 0 {
		rank := "hạng " + data.FormatRank(f.Rank, f.RankedOf)
		if f.Derived {
			rank += " (phần mềm tính)"
		}
		parts = append(parts, rank)
	}
	if f.GroupText != "" {
		parts = append(parts, "nhóm "+f.GroupText)
	}
	return strings.Join(parts, ", ")
}
