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
	for _, s := range statuses {
		fmt.Fprintf(w, countRow, s.Name(), data.FormatCount(r.Tasks.Of(s)), data.FormatCount(r.Assignments.Of(s)))
	}
	fmt.Fprintf(w, countRow, "Chờ xác nhận (đã tính ở trên)", data.FormatCount(r.Tasks.Waiting), data.FormatCount(r.Assignments.Waiting))
	fmt.Fprintf(w, countRow, "Hoàn thành/đến hạn", rate(r.Tasks.DoneOfDue()), rate(r.Assignments.DoneOfDue()))
	fmt.Fprintf(w, countRow, "Hoàn thành/tổng giao có thời hạn", rate(r.Tasks.DoneOfDated()), rate(r.Assignments.DoneOfDated()))
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

func printDrop(w io.Writer, d data.Drop) {
	fmt.Fprintf(w, "  - %s %s: %s còn %s (%s điểm", d.Node.Code, d.Node.Name,
		data.FormatPoints(d.From.Value), data.FormatPoints(d.To.Value), data.FormatChange(d.Points))
	switch {
	case d.Places > 0:
		fmt.Fprintf(w, ", tụt %d bậc", d.Places)
	case d.Places < 0:
		fmt.Fprintf(w, ", lên %d bậc", -d.Places)
	}
	fmt.Fprint(w, ")\n")
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
