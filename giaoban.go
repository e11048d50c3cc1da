// Package giaoban names the program as a whole. What it does stands in the
// packages below it; docs/architecture.md says why they are cut this way, and
// architecture_test.go holds them to it.
package giaoban

// Version of both programs, in the form of semver.org. FyneApp.toml carries the same.
const Version = "0.1.0"
