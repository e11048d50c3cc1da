package data

// AgencyKind is the tier an agency belongs to; lists are grouped by it.
type AgencyKind string

const (
	Department    AgencyKind = "so"    // sở, ban, ngành: cơ quan chuyên môn thuộc UBND tỉnh
	Board         AgencyKind = "ban"   // ban quản lý cấp tỉnh
	District      AgencyKind = "huyen" // UBND huyện, thành phố
	ProjectOffice AgencyKind = "duan"  // ban quản lý dự án
)

// Name returns the heading of the kind in lists.
func (k AgencyKind) Name() string {
	switch k {
	case Department:
		return "Cơ quan chuyên môn"
	case Board:
		return "Ban quản lý"
	case District:
		return "UBND huyện, thành phố"
	case ProjectOffice:
		return "Ban quản lý dự án"
	}
	return string(k)
}

// Agency (cơ quan) is a body that is given duties. Agencies are dated: Kon Tum
// ceased to be a province on 01/7/2025 and RALG's office ended on 30/6/2019.
type Agency struct {
	Code      string // short key, e.g. "SNV"
	Order     int    // protocol order (NĐ 24/2014 order, then local habit), from 1
	Name      string // full name
	Short     string // as charts and narrow tables print it
	Kind      AgencyKind
	ValidFrom Date
	ValidTo   Date   // last day; zero: still in being
	Successor string // code of the agency that took over
	Note      string
	Rev       Rev `cbor:"-"`
}

// inBeing tells whether the agency existed on the day.
func (a *Agency) inBeing(day Date) bool {
	return (a.ValidFrom == 0 || a.ValidFrom <= day) && (a.ValidTo == 0 || day <= a.ValidTo)
}

// Group (nhóm) is a collective addressee such as "Các cơ quan, đơn vị", which
// fans a task out to its members. Membership is dated.
type Group struct {
	Code    string // "@all", "@departments", "@districts"
	Name    string
	Members []Member
	Rev     Rev `cbor:"-"`
}

// Member is one agency's membership of a group, from and to inclusive; zero dates are open.
type Member struct {
	Agency   string
	From, To Date
}

// On returns the codes of the agencies that belong to the group on the given day.
func (g Group) On(day Date) []string {
	var out []string
	for _, m := range g.Members {
		if (m.From == 0 || day >= m.From) && (m.To == 0 || day <= m.To) {
			out = append(out, m.Agency)
		}
	}
	return out
}
