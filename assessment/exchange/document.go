package exchange

// document is what is read of OSCAL assessment results, 1.0 to 1.2.
type document struct {
	Results *struct {
		Metadata struct {
			Title   string `json:"title"`
			Version string `json:"oscal-version"`
		} `json:"metadata"`
		Results []result `json:"results"`
	} `json:"assessment-results"`
}

type result struct {
	Start        string        `json:"start"`
	Observations []observation `json:"observations"`
	Findings     []finding     `json:"findings"`
}

type observation struct {
	Remarks string `json:"remarks"`
	Props   []prop `json:"props"`
}

type finding struct {
	Description string `json:"description"`
	Remarks     string `json:"remarks"`
	Props       []prop `json:"props"`
	Target      struct {
		ID             string `json:"target-id"`
		Props          []prop `json:"props"`
		Status         status `json:"status"`
		Implementation struct {
			State string `json:"state"`
		} `json:"implementation-status"`
	} `json:"target"`
}

type prop struct {
	Name      string `json:"name"`
	Namespace string `json:"ns"`
	Value     string `json:"value"`
}

// status is an object since OSCAL 1.0.0; drafts before it had a bare word.
type status struct {
	State   string `json:"state"`
	Remarks string `json:"remarks"`
}
