package oscal

// The three documents that are written.

type assessmentResults struct {
	UUID             string           `json:"uuid"`
	Metadata         metadata         `json:"metadata"`
	ImportAP         importRef        `json:"import-ap"`
	LocalDefinitions localDefinitions `json:"local-definitions"`
	Results          []result         `json:"results"`
	BackMatter       backMatter       `json:"back-matter"`
}

type importRef struct {
	Href    string `json:"href"`
	Remarks string `json:"remarks,omitempty"`
}

type localDefinitions struct {
	Objectives []localObjective `json:"objectives-and-methods"`
}

type localObjective struct {
	ControlID string     `json:"control-id"`
	Props     []property `json:"props,omitempty"`
	Parts     []part     `json:"parts"`
}

type part struct {
	ID    string     `json:"id"`
	Name  string     `json:"name"`
	Title string     `json:"title,omitempty"`
	Props []property `json:"props,omitempty"`
	Prose string     `json:"prose,omitempty"`
	Parts []part     `json:"parts,omitempty"`
}

type result struct {
	UUID             string           `json:"uuid"`
	Title            string           `json:"title"`
	Description      string           `json:"description"`
	Start            string           `json:"start"`
	End              string           `json:"end,omitempty"`
	Props            []property       `json:"props,omitempty"`
	LocalDefinitions resultLocals     `json:"local-definitions"`
	Reviewed         reviewedControls `json:"reviewed-controls"`
	Observations     []observation    `json:"observations,omitempty"`
	Risks            []risk           `json:"risks,omitempty"`
	Findings         []finding        `json:"findings,omitempty"`
	Remarks          string           `json:"remarks,omitempty"`
}

type resultLocals struct {
	Components []component `json:"components,omitempty"`
	Assets     assets      `json:"assessment-assets"`
}

type reviewedControls struct {
	Controls   []controlSelection   `json:"control-selections"`
	Objectives []objectiveSelection `json:"control-objective-selections,omitempty"`
}

type controlSelection struct {
	Include []selectControl `json:"include-controls"`
}

type selectControl struct {
	ControlID string `json:"control-id"`
}

type objectiveSelection struct {
	Include []selectObjective `json:"include-objectives"`
}

type selectObjective struct {
	ObjectiveID string `json:"objective-id"`
}

type planOfAction struct {
	UUID             string        `json:"uuid"`
	Metadata         metadata      `json:"metadata"`
	SystemID         systemID      `json:"system-id"`
	LocalDefinitions planLocals    `json:"local-definitions"`
	Observations     []observation `json:"observations,omitempty"`
	Risks            []risk        `json:"risks,omitempty"`
	Findings         []finding     `json:"findings,omitempty"`
	Items            []planItem    `json:"poam-items"`
	BackMatter       backMatter    `json:"back-matter"`
}

type planLocals struct {
	Components []component `json:"components,omitempty"`
	Assets     assets      `json:"assessment-assets"`
}

type systemID struct {
	Type string `json:"identifier-type"`
	ID   string `json:"id"`
}

type planItem struct {
	UUID                string               `json:"uuid"`
	Title               string               `json:"title"`
	Description         string               `json:"description"`
	Props               []property           `json:"props,omitempty"`
	RelatedFindings     []relatedFinding     `json:"related-findings,omitempty"`
	RelatedObservations []relatedObservation `json:"related-observations,omitempty"`
	RelatedRisks        []relatedRisk        `json:"related-risks,omitempty"`
	Remarks             string               `json:"remarks,omitempty"`
}

type securityPlan struct {
	UUID            string          `json:"uuid"`
	Metadata        metadata        `json:"metadata"`
	ImportProfile   importRef       `json:"import-profile"`
	Characteristics characteristics `json:"system-characteristics"`
	Implementation  implementation  `json:"system-implementation"`
	Controls        controlsSection `json:"control-implementation"`
	BackMatter      backMatter      `json:"back-matter"`
}

type characteristics struct {
	SystemIDs   []systemID         `json:"system-ids"`
	SystemName  string             `json:"system-name"`
	Description string             `json:"description"`
	Props       []property         `json:"props,omitempty"`
	Information information        `json:"system-information"`
	Status      state              `json:"status"`
	Boundary    described          `json:"authorization-boundary"`
	Responsible []responsibleParty `json:"responsible-parties,omitempty"`
	Remarks     string             `json:"remarks,omitempty"`
}

type information struct {
	Types []informationType `json:"information-types"`
}

type informationType struct {
	UUID        string `json:"uuid"`
	Title       string `json:"title"`
	Description string `json:"description"`
}

type described struct {
	Description string `json:"description"`
	Remarks     string `json:"remarks,omitempty"`
}

type implementation struct {
	Users      []user      `json:"users"`
	Components []component `json:"components"`
	Remarks    string      `json:"remarks,omitempty"`
}

type user struct {
	UUID        string `json:"uuid"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Remarks     string `json:"remarks,omitempty"`
}

type controlsSection struct {
	Description  string        `json:"description"`
	Requirements []implemented `json:"implemented-requirements"`
}

type implemented struct {
	UUID         string        `json:"uuid"`
	ControlID    string        `json:"control-id"`
	Props        []property    `json:"props,omitempty"`
	Links        []link        `json:"links,omitempty"`
	ByComponents []byComponent `json:"by-components"`
	Remarks      string        `json:"remarks,omitempty"`
}

type byComponent struct {
	ComponentUUID string `json:"component-uuid"`
	UUID          string `json:"uuid"`
	Description   string `json:"description"`
	Status        *state `json:"implementation-status,omitempty"`
	Remarks       string `json:"remarks,omitempty"`
}
