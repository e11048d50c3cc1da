package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/fxamacker/cbor/v2"

	"giaoban/data"
)

// codec encodes values in CBOR's core deterministic form (RFC 8949 §4.2.1):
// equal values give equal bytes, which the journal's hashes rest on.
type codec struct {
	enc cbor.EncMode
	dec cbor.DecMode
}

func newCodec() (codec, error) {
	enc, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		return codec{}, fmt.Errorf("CBOR encoder: %w", err)
	}
	// A bulk import is one journal entry with as many changes as it has rows.
	dec, err := cbor.DecOptions{MaxArrayElements: 1 << 30, MaxMapPairs: 1 << 20}.DecMode()
	if err != nil {
		return codec{}, fmt.Errorf("CBOR decoder: %w", err)
	}
	return codec{enc, dec}, nil
}

// record is what a key holds: the entity's CBOR with what the store knows of it.
type record struct {
	rev   data.Rev
	order uint64 // place in order of first storing, for kinds without an order of their own
	cbor  []byte
}

var errChecksum = errors.New("checksum of a value does not match")

// seal writes a record as: CRC-32C (4 bytes, big endian) over kind, key and the
// rest; revision and order as uvarints; CBOR. bbolt itself checks no data page,
// so without the sum a flipped bit in a figure would pass for the figure.
func (r record) seal(kind, key string) []byte {
	b := make([]byte, 4, 4+2*binary.MaxVarintLen64+len(r.cbor))
	b = binary.AppendUvarint(b, uint64(r.rev))
	b = binary.AppendUvarint(b, r.order)
	b = append(b, r.cbor...)
	binary.BigEndian.PutUint32(b, checksum(kind, []byte(key), b[4:]))
	return b
}

// unseal reads what seal wrote. The result points into b.
func unseal(kind string, key, b []byte) (record, error) {
	if len(b) < 6 || binary.BigEndian.Uint32(b) != checksum(kind, key, b[4:]) {
		return record{}, fmt.Errorf("%s %q: %w", kind, key, errChecksum)
	}
	b = b[4:]
	rev, n := binary.Uvarint(b)
	order, m := binary.Uvarint(b[max(n, 0):])
	if n <= 0 || m <= 0 {
		return record{}, fmt.Errorf("%s %q: %w", kind, key, errChecksum)
	}
	return record{data.Rev(rev), order, b[n+m:]}, nil
}

func checksum(kind string, key, rest []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli) // made once by the package, in hardware where there is any
	sum := crc32.Update(0, table, []byte(kind))
	sum = crc32.Update(sum, table, key)
	return crc32.Update(sum, table, rest)
}
