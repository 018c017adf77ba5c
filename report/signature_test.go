package report_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/controls/trust"
	"rung/report"
)

func TestSignatureWords(t *testing.T) {
	signed := trust.Signature{State: trust.Signed, Signer: "Ministry", KeyID: "1A2B3C4D5E6F7081", Sequence: 3, Issued: "2026-11-21", Expires: "2028-11-21"}
	expired := signed
	expired.Expired = true
	for _, row := range []struct {
		what   string
		is     trust.Signature
		en, zh string
	}{
		{"what nobody has looked at is unsigned", trust.Signature{}, "UNSIGNED: nobody answers for this catalogue", "未簽署：沒有人為這份目錄負責"},
		{"what is unsigned says so loudly", trust.Signature{State: trust.Unsigned}, "UNSIGNED: nobody answers for this catalogue", "未簽署：沒有人為這份目錄負責"},
		{"what came with the program", trust.Signature{State: trust.BuiltIn}, "built in, comes with the program", "內建，隨程式提供"},
		{"a key that is not known is as good as none", trust.Signature{State: trust.UnknownKey, KeyID: "AB"}, "UNSIGNED: the key AB is not known here", "未簽署：這裡不認得金鑰AB"},
		{"a signer with number and day", signed, "signed by Ministry (key 1A2B3C4D5E6F7081), no. 3 of 2026-11-21", "由Ministry簽署（金鑰1A2B3C4D5E6F7081），第3號，2026-11-21"},
		{"a signature that has expired", expired, "signed by Ministry (key 1A2B3C4D5E6F7081), no. 3 of 2026-11-21, EXPIRED on 2028-11-21", "由Ministry簽署（金鑰1A2B3C4D5E6F7081），第3號，2026-11-21，已於2028-11-21到期"},
	} {
		t.Run(row.what, func(t *testing.T) {
			require.Equal(t, row.en, report.SignatureWords(row.is, lang.English))
			require.Equal(t, row.zh, report.SignatureWords(row.is, lang.TraditionalChinese))
		})
	}
}

func TestTheScoreForMachinesNamesTheSigner(t *testing.T) {
	data, err := json.Marshal(report.Score{}.SignedBy(trust.Signature{State: trust.Signed, Signer: "Ministry", Sequence: 3}).Framework)
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"","version":"","digest":"","signature":{"state":"signed","signer":"Ministry","sequence":3}}`, string(data))
	data, err = json.Marshal(report.Score{}.SignedBy(trust.Signature{}).Framework)
	require.NoError(t, err)
	require.Contains(t, string(data), `"state":"unsigned"`)
}
