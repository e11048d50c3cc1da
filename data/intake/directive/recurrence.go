package directive

import (
	"regexp"
	"strings"
)

var (
	period     = `(ngày|tuần|tháng|quý|quí|qúy|6 tháng|06 tháng|sáu tháng|nửa năm|năm)`
	recurs     = regexp.MustCompile(`(?:hằng|hàng|mỗi|từng)\s+` + period + `(?:$|[^\pL\d])`)
	regularly  = regexp.MustCompile(`định kỳ\s+(?:hằng\s+|hàng\s+|mỗi\s+|theo\s+)?(?:\d+\s+lần/)?` + period + `(?:$|[^\pL\d])`)
	halfYearly = regexp.MustCompile(`(?:định kỳ|hằng|hàng|báo cáo)\s+(?:quý,\s*)?(?:6|06|sáu)\s+tháng|(?:6|06) tháng\s*(?:,|và|/)\s*(?:một |1 |01 |hằng |hàng )?năm|trước ngày\s+\d{1,2}/\d{1,2}\s+và\s+(?:ngày\s+)?\d{1,2}/\d{1,2}\s+(?:hằng|hàng)\s+năm`)
	quarterly  = regexp.MustCompile(`tháng cuối (?:của )?(?:mỗi )?quý|báo cáo (?:hằng |hàng )?quý|theo quý|quý,\s*(?:6|06) tháng`)
	perTime    = regexp.MustCompile(`^\s*(?:0?1|một|mỗi)?\s*lần\s*/\s*(ngày|tuần|tháng|quý|năm)|\d+ lần/(tháng|quý|năm|tuần)`)
	planWord   = regexp.MustCompile(`(?:kế hoạch|dự toán|chương trình|ngân sách|chỉ tiêu|nhiệm vụ|đánh giá xếp loại|bình quân|họp|lễ|hội nghị|giai đoạn|5 năm và)\s*$`)
	anyRhythm  = regexp.MustCompile(`hằng|hàng|mỗi|từng|định kỳ|tháng|quý|lần|thường|liên tục|trong suốt`)
	allTheTime = regexp.MustCompile(`thường xuyên|liên tục|trong suốt|thường kỳ`)
)

// readRecurrence finds how often a duty comes back, with the words. In a sentence
// it counts only where it speaks of the duty, not of a plan ("kế hoạch hằng năm").
func readRecurrence(text string, field bool) (Recurrence, string) {
	low := plain(text)
	if !anyRhythm.MatchString(low) {
		return "", ""
	}
	if m := halfYearly.FindStringIndex(low); m != nil && !quarterly.MatchString(low) {
		return Semiannual, clauseAround(text, m)
	}
	if m := quarterly.FindStringIndex(low); m != nil {
		return Quarterly, clauseAround(text, m)
	}
	if m := regularly.FindStringSubmatchIndex(low); m != nil {
		return rhythm(low[m[2]:m[3]]), clauseAround(text, m)
	}
	for _, m := range recurs.FindAllStringSubmatchIndex(low, -1) {
		if !field && !speaksOfDuty(low, m) {
			continue
		}
		return rhythm(low[m[2]:m[3]]), clauseAround(text, m)
	}
	if field {
		if m := perTime.FindStringSubmatch(low); m != nil {
			return rhythm(m[1] + m[2]), strings.TrimSpace(text)
		}
		if allTheTime.MatchString(low) {
			return Ongoing, strings.Trim(text, " .;")
		}
		return "", ""
	}
	if strings.HasPrefix(low, "thường xuyên") {
		return Ongoing, text[:len("thường xuyên")]
	}
	return "", ""
}

// speaksOfDuty tells whether the period at m opens or closes a phrase, or follows
// a day, and does not belong to a noun such as "kế hoạch".
func speaksOfDuty(low string, m []int) bool {
	before := strings.TrimSpace(tail(low[:m[0]], 120))
	after := strings.TrimSpace(head(low[m[3]:], 120))
	if planWord.MatchString(before) && !strings.HasSuffix(before, "trước ngày") {
		return false
	}
	switch {
	case before == "" || dayBefore.MatchString(before):
		return true
	case strings.HasSuffix(before, "định kỳ"):
		return true
	case strings.HasSuffix(before, ";") || strings.HasSuffix(before, "."):
		return strings.HasPrefix(after, ",") || !strings.HasPrefix(after, "phải")
	}
	return after == "" || strings.ContainsAny(after[:1], ",;.(") || prepositions.MatchString(after)
}

var prepositions = regexp.MustCompile(`^(?:trước|vào|tại|ở|về|cho|để|gửi)\s`)

var dayBefore = regexp.MustCompile(`(?:trước|vào|chậm nhất|ngày)(?: ngày)?\s*[\d/, và]+(?:\s*tháng \d{1,2})?\s*(?:của)?$|ngày (?:cuối|đầu)[^,;.]{0,30}$`)

func rhythm(period string) Recurrence {
	switch period {
	case "ngày":
		return Daily
	case "tuần":
		return Weekly
	case "tháng":
		return Monthly
	case "quý", "quí", "qúy":
		return Quarterly
	case "năm":
		return Yearly
	}
	return Semiannual
}

// clauseAround returns the words of the time with the day before them.
func clauseAround(text string, m []int) string {
	start := m[0]
	from := max(0, start-len(tail(text[:start], 120)))
	low := plain(text[from:start])
	if at := strings.LastIndex(low, "trước"); at >= 0 && len(low)-at < 40 && !strings.ContainsAny(low[at:], ",;.") {
		start = from + at
	}
	end := m[1]
	if len(m) > 3 && m[3] > 0 {
		end = m[3]
	}
	return strings.Trim(text[start:end], " ,.;()")
}
