package oscal

// Observations, findings and risks stand in assessment results and in plans of action alike.

type observation struct {
	UUID        string     `json:"uuid"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description"`
	Props       []property `json:"props,omitempty"`
	Methods     []string   `json:"methods"`
	Types       []string   `json:"types,omitempty"`
	Origins     []origin   `json:"origins,omitempty"`
	Subjects    []subject  `json:"subjects,omitempty"`
	Evidence    []evidence `json:"relevant-evidence,omitempty"`
	Collected   string     `json:"collected"`
	Remarks     string     `json:"remarks,omitempty"`
}

type origin struct {
	Actors []actor `json:"actors"`
}

type actor struct {
	Type      string `json:"type"`
	ActorUUID string `json:"actor-uuid"`
}

type subject struct {
	SubjectUUID string `json:"subject-uuid"`
	Type        string `json:"type"`
}

type evidence struct {
	Href        string     `json:"href"`
	Description string     `json:"description"`
	Props       []property `json:"props,omitempty"`
}

type finding struct {
	UUID                string               `json:"uuid"`
	Title               string               `json:"title"`
	Description         string               `json:"description"`
	Props               []property           `json:"props,omitempty"`
	Links               []link               `json:"links,omitempty"`
	Target              target               `json:"target"`
	RelatedObservations []relatedObservation `json:"related-observations,omitempty"`
	RelatedRisks        []relatedRisk        `json:"related-risks,omitempty"`
	Remarks             string               `json:"remarks,omitempty"`
}

type target struct {
	Type           string `json:"type"`
	TargetID       string `json:"target-id"`
	Title          string `json:"title,omitempty"`
	Status         state  `json:"status"`
	Implementation *state `json:"implementation-status,omitempty"`
}

type relatedObservation struct {
	ObservationUUID string `json:"observation-uuid"`
}

type relatedRisk struct {
	RiskUUID string `json:"risk-uuid"`
}

type relatedFinding struct {
	FindingUUID string `json:"finding-uuid"`
}

type risk struct {
	UUID                string               `json:"uuid"`
	Title               string               `json:"title"`
	Description         string               `json:"description"`
	Statement           string               `json:"statement"`
	Props               []property           `json:"props,omitempty"`
	Status              string               `json:"status"`
	Deadline            string               `json:"deadline,omitempty"`
	Remediations        []remediation        `json:"remediations,omitempty"`
	Log                 *riskLog             `json:"risk-log,omitempty"`
	RelatedObservations []relatedObservation `json:"related-observations,omitempty"`
}

type remediation struct {
	UUID           string     `json:"uuid"`
	Lifecycle      string     `json:"lifecycle"`
	Title          string     `json:"title"`
	Description    string     `json:"description"`
	Props          []property `json:"props,omitempty"`
	Origins        []origin   `json:"origins,omitempty"`
	RequiredAssets []asset    `json:"required-assets,omitempty"`
	Tasks          []task     `json:"tasks,omitempty"`
}

type asset struct {
	UUID        string `json:"uuid"`
	Description string `json:"description"`
}

type task struct {
	UUID             string            `json:"uuid"`
	Type             string            `json:"type"`
	Title            string            `json:"title"`
	Props            []property        `json:"props,omitempty"`
	Timing           *timing           `json:"timing,omitempty"`
	ResponsibleRoles []responsibleRole `json:"responsible-roles,omitempty"`
}

type timing struct {
	OnDate onDate `json:"on-date"`
}

type onDate struct {
	Date string `json:"date"`
}

type responsibleRole struct {
	RoleID     string   `json:"role-id"`
	PartyUUIDs []string `json:"party-uuids,omitempty"`
}

type riskLog struct {
	Entries []logEntry `json:"entries"`
}

type logEntry struct {
	UUID         string `json:"uuid"`
	Title        string `json:"title,omitempty"`
	Start        string `json:"start"`
	StatusChange string `json:"status-change,omitempty"`
}
