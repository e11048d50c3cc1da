package data

// Entity is anything the store keeps under a key with a revision.
type Entity interface {
	Kind() string     // the bucket it lives in
	Key() string      // unique within the kind
	Revision() Rev    // as it was read; 0 = new
	Validate() error  // nil, or an *Error that says what is wrong and what to do
}
