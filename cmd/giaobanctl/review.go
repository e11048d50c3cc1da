package main

type reviewCmd struct {
	target
	JSON bool `name:"json" help:"In JSON cho máy đọc, thay cho lời."`
}

// Run prints the review.
func (c reviewCmd) Run(s *session) error {
	_, r, err := c.review(s)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.stdout, newReviewJSON(r))
	}
	printReview(s.stdout, r)
	return nil
}
