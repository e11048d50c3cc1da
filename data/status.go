package data

// Status of an assignment or a task at a cut-off date. The four of the official
// 2×2 (BC 1270/BC-TCTTTg), the two for duties without a due day, and the exit.
// It is computed, never typed.
type Status uint8

const (
	NoStatus    Status = iota
	OnTime             // A1 hoàn thành đúng hạn
	Late               // A2 hoàn thành quá hạn
	InTime             // B1 chưa hoàn thành, trong hạn
	Overdue            // B2 chưa hoàn thành, quá hạn
	Reported           // C1 thường xuyên, đã báo cáo kỳ này
	NotReported        // C0 thường xuyên, chưa báo cáo kỳ này
	Exited             // X  đã rút, đã chuyển
)

// BarOrder returns the statuses in the order in which every bar draws them:
// overdue first, so that overdue lengths compare from one zero.
func BarOrder() []Status {
	return []Status{Overdue, InTime, Late, OnTime, NotReported, Reported}
}

// Code returns the short code: A1, A2, B1, B2, C1, C0, X.
func (s Status) Code() string {
	return [...]string{"", "A1", "A2", "B1", "B2", "C1", "C0", "X"}[s]
}

// Name returns the official wording.
func (s Status) Name() string {
	return [...]string{
		"", "Hoàn thành đúng hạn", "Hoàn thành quá hạn",
		"Chưa hoàn thành – trong hạn", "Chưa hoàn thành – quá hạn",
		"Thường xuyên – đã báo cáo kỳ này", "Thường xuyên – chưa báo cáo kỳ này",
		"Đã rút, đã chuyển",
	}[s]
}

// Done tells whether the duty is completed (A1 or A2).
func (s Status) Done() bool { return s == OnTime || s == Late }

// Undated tells whether the duty has no due day (C0 or C1).
func (s Status) Undated() bool { return s == Reported || s == NotReported }

// MarshalText writes the code, for JSON.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.Code()), nil }
