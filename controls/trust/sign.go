package trust

import (
	"bytes"

	"aead.dev/minisign"
)

// Sign makes SHA256SUMS and SHA256SUMS.minisig for files. The signature is minisign's, of the hash of the manifest. The
// error is a *NameError or a *ClaimError.
func Sign(files Files, secret minisign.PrivateKey, claim Claim) (manifest, signature []byte, err error) {
	if err := claim.check(); err != nil {
		return nil, nil, err
	}
	if manifest, err = MakeManifest(files); err != nil {
		return nil, nil, err
	}
	reader := minisign.NewReader(bytes.NewReader(manifest))
	if _, err := bytes.NewBuffer(nil).ReadFrom(reader); err != nil {
		return nil, nil, err
	}
	return manifest, reader.SignWithComments(secret, claim.String(), "signature of a catalogue by key "+KeyOf(secret).ID()), nil
}

// Claimed is what the signature in files says, without any proof that it is true: good for choosing the next number.
func Claimed(files Files) (Claim, error) {
	signature, err := parseSignature(files[SignatureFile])
	if err != nil {
		return Claim{}, err
	}
	return ParseClaim(signature.TrustedComment)
}

func parseSignature(text []byte) (minisign.Signature, error) {
	var s minisign.Signature
	if len(text) > MaxSignature || s.UnmarshalText(text) != nil {
		return s, &SignatureError{}
	}
	return s, nil
}
