package assets

import "embed"

// Kontum holds the facts of the first province: the text of công văn 2146 with
// its tasks and addressees, and the figures of PAPI, PAR Index, SIPAS, DTI and
// PCI with their sources. docs/data-sources.md says where each comes from.
//
//go:embed kontum
var Kontum embed.FS
