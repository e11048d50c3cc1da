package main

import (
	"fmt"
	"io"
	"strings"

	"giaoban/data"
)

type findCmd struct {
	target
	Words []string `arg:"" name:"words" help:"Chữ cần tìm: tên cơ quan, mã nhiệm vụ, số văn bản; không cần dấu."`
	Most  int      `default:"10" help:"Số kết quả nhiều nhất của mỗi loại."`
	JSON  bool     `name:"json" help:"In JSON cho máy đọc."`
}

// findJSON is the machine form of what was found, the best first.
type findJSON struct {
	Query  string          `json:"query"`
	Total  int             `json:"total"`
	Slips  bool            `json:"slips"` // nothing was found as typed
	Groups []findGroupJSON `json:"groups"`
}

type findGroupJSON struct {
	Kind  data.FindKind `json:"kind"`
	Total int           `json:"total"`
	Hits  []findHitJSON `json:"hits"`
}

type findHitJSON struct {
	Key   string `json:"key"`
	Code  string `json:"code"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Note  string `json:"note"`
}

// Run prints what the words find. Nothing found is an error of its own status.
func (c findCmd) Run(s *session) error {
	facts, r, err := c.review(s)
	if err != nil {
		return err
	}
	query := strings.Join(c.Words, " ")
	found := data.NewFinder(data.FindItems(facts, r)).Find(query, nil, max(1, c.Most))
	if c.JSON {
		err = printJSON(s.stdout, newFindJSON(query, found))
	} else {
		printFound(s.stdout, found)
	}
	if err == nil && found.Total == 0 {
		err = &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Không có gì khớp với “%s”.", query),
			Hint: "Bớt chữ, hoặc thử mã nhiệm vụ, tên viết tắt.",
		}
	}
	return err
}

func newFindJSON(query string, found data.Findings) findJSON {
	out := findJSON{Query: query, Total: found.Total, Slips: found.Slips && found.Total > 0, Groups: []findGroupJSON{}}
	for _, g := range found.Groups {
		group := findGroupJSON{Kind: g.Kind, Total: g.Total}
		for _, h := range g.Hits {
			group.Hits = append(group.Hits, findHitJSON{h.Key, h.Code, h.Title, h.Text, h.Note})
		}
		out.Groups = append(out.Groups, group)
	}
	return out
}

func printFound(w io.Writer, found data.Findings) {
	for _, g := range found.Groups {
		fmt.Fprintf(w, "%s (%s)\n", g.Kind.Name(), data.FormatCount(g.Total))
		for _, h := range g.Hits {
			var parts []string
			for _, p := range []string{h.Code, h.Title, found.Excerpt(h.Text, 90), h.Note} {
				if p != "" {
					parts = append(parts, p)
				}
			}
			fmt.Fprintln(w, "  "+strings.Join(parts, "  "))
		}
	}
}
