package data

// Entity is anything the store keeps under a key with a revision.
type Entity interface {
	Bucket() string  // the kind of entity, one of the Kind constants
	Key() string     // unique within the kind
	Revision() Rev   // as it was read; 0 = new
	Validate() error // nil, or an *Error that says what is wrong and what to do
}
