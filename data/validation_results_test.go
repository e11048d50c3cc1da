package data

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// The rules of what the Office keys in while it follows up, each broken in one place.
func TestValidateFollowUp(t *testing.T) {
	on := day(2019, 5, 31)
	sum := strings.Repeat("0a", 32)
	target := func(x Target) Task {
		return Task{ID: "N01", Title: "Tham mưu", Deadline: Deadline{Kind: Ongoing}, Target: x}
	}
	result := func(change func(*Result)) Assignment {
		r := Result{ID: "r", Recorded: on, Claimed: on, Returned: on, ReturnReason: "thiếu", HasActual: true, Actual: 85, Evidence: []Evidence{{Name: "bc.pdf", SHA256: sum, Stored: true}}}
		change(&r)
		return Assignment{Task: "N01", Agency: "SNV", Results: []Result{r}}
	}
	lock := func(change func(*Lock)) Lock {
		x := Lock{ID: "2019-Q1", Period: "2019-Q1", To: on - 61, On: on, By: "Phòng Tổng hợp", Lifted: on}
		change(&x)
		return x
	}
	file := func(change func(*Import)) Import {
		x := Import{ID: sum, File: "SNV.xlsx", Kind: "agency", At: time.Now(), Rows: 3}
		change(&x)
		return x
	}
	for _, c := range []struct {
		name string
		e    Entity
		want string // part of the message; "" = sound
	}{
		{"target in words", target(Target{Text: "tăng"}), ""},
		{"at least", target(Target{Kind: AtLeast, Value: 1}), ""},
		{"at most none", target(Target{Kind: AtMost}), ""},
		{"all of the whole", target(Target{Kind: OutOf, Value: 102, Of: 102}), ""},
		{"share above 100", target(Target{Kind: Share, Value: 101}), "trên 100%"},
		{"more than the whole", target(Target{Kind: OutOf, Value: 103, Of: 102}), "lớn hơn tổng số"},
		{"of no whole", target(Target{Kind: OutOf}), "tổng số"},
		{"a whole where none belongs", target(Target{Kind: Share, Value: 50, Of: 102}), "tổng số"},
		{"below zero", target(Target{Kind: AtLeast, Value: -1}), "âm"},
		{"a number of no kind", target(Target{Value: 3}), "chưa chọn loại"},
		{"an unknown kind", target(Target{Kind: "x"}), "loại chỉ tiêu lạ"},
		{"result", result(func(*Result) {}), ""},
		{"an actual that is not marked", result(func(r *Result) { r.HasActual = false }), "số đạt được"},
		{"an actual below zero", result(func(r *Result) { r.Actual = -1 }), "âm"},
		{"returned without a claim", result(func(r *Result) { r.Claimed = 0 }), "chưa báo hoàn thành"},
		{"returned before the claim", result(func(r *Result) { r.Returned = on - 1 }), "trước ngày báo"},
		{"a reason without a return", result(func(r *Result) { r.Returned = 0 }), "ngày trả lại"},
		{"a note of 10 MB", result(func(r *Result) { r.Note = strings.Repeat("dài ", 2_500_000) }), "dài"},
		{"evidence of no hash in the store", result(func(r *Result) { r.Evidence[0].SHA256 = "" }), "SHA-256"},
		{"taken from itself", Assignment{Task: "N01", Agency: "SNV", TakenFrom: "SNV", Given: on}, "nhận từ"},
		{"taken on no day", Assignment{Task: "N01", Agency: "SNV", TakenFrom: "STP"}, "nhận từ"},
		{"transferred to itself", Assignment{Task: "N01", Agency: "SNV", Exit: &Exit{On: on, Paper: Paper{Number: "1"}, Transferred: "SNV"}}, "chính cơ quan"},
		{"lock", lock(func(*Lock) {}), ""},
		{"lock of no day", lock(func(x *Lock) { x.To = 0 }), "khóa đến"},
		{"lock set on no day", lock(func(x *Lock) { x.On, x.Lifted = 0, 0 }), "ngày khóa"},
		{"lock by nobody", lock(func(x *Lock) { x.By = "" }), "người khóa"},
		{"lock of days to come", lock(func(x *Lock) { x.To = on + 1 }), "trước ngày cuối"},
		{"lock lifted before it was set", lock(func(x *Lock) { x.Lifted = on - 1 }), "mở khóa trước"},
		{"lock without ID", lock(func(x *Lock) { x.ID = "" }), "mã"},
		{"import", file(func(*Import) {}), ""},
		{"import without a hash", file(func(x *Import) { x.ID = "abc" }), "SHA-256"},
		{"import with a capital hash", file(func(x *Import) { x.ID = strings.ToUpper(sum) }), "SHA-256"},
		{"import of an unknown kind", file(func(x *Import) { x.Kind = "x" }), "loại tệp"},
		{"import at no time", file(func(x *Import) { x.At = time.Time{} }), "thời điểm"},
		{"import of less than no rows", file(func(x *Import) { x.Rows = -1 }), "số dòng"},
		{"meeting", Meeting{ID: "m", On: on, Conclusion: Paper{Number: "1/TB", Date: on}}, ""},
		{"conclusions before the meeting", Meeting{ID: "m", On: on, Conclusion: Paper{Number: "1/TB", Date: on - 1}}, "trước ngày họp"},
		{"conclusions of no day", Meeting{ID: "m", On: on, Conclusion: Paper{Number: "1/TB"}}, "chưa có ngày"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.e.Validate()
			var e *Error
			switch {
			case c.want == "" && err != nil:
				t.Fatal(err)
			case c.want != "" && (!errors.As(err, &e) || e.Code != Invalid || e.Hint == "" || !strings.Contains(e.Message, c.want)):
				t.Fatalf("got %v, want a message with %q and a hint", err, c.want)
			}
		})
	}
}
