package imports

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Path is where files are uploaded to, as a pattern of the router. At AWS it is a bucket of S3.
const Path = "/_imports/{pool}/{job}"

const encryption = "X-Amz-Server-Side-Encryption"

// address is where the job takes its file. It looks like a pre-signed one of S3; its signature is
// only compared.
func (j *Job) address(base string) string {
	query := url.Values{
		"X-Amz-Algorithm": {"AWS4-HMAC-SHA256"}, "X-Amz-Date": {j.CreationDate.UTC().Format("20060102T150405Z")},
		"X-Amz-Expires": {strconv.Itoa(int(uploadLife.Seconds()))}, "X-Amz-SignedHeaders": {"host;x-amz-server-side-encryption"},
		"X-Amz-Signature": {j.Signature},
	}
	return base + "/_imports/" + *j.UserPoolId + "/" + *j.JobId + "?" + query.Encode()
}

// Uploads takes the files of import jobs.
type Uploads struct{ account *account.Account }

// NewUploads returns the uploads of an account.
func NewUploads(a *account.Account) *Uploads { return &Uploads{a} }

// ServeHTTP takes one file, as S3 does: whole, with the header that is signed, within 15 minutes.
// After a job was started its file no longer changes it.
func (s *Uploads) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxFile))
	if err != nil {
		refuseUpload(w, http.StatusBadRequest, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
		return
	}
	s.account.Lock()
	defer s.account.Unlock()
	c := &account.Call{Account: s.account, At: s.account.Now()}
	j := s.named(c, r)
	switch {
	case j == nil || r.URL.Query().Get("X-Amz-Signature") != j.Signature || r.Header.Get(encryption) != "aws:kms":
		refuseUpload(w, http.StatusForbidden, "SignatureDoesNotMatch",
			"The request signature we calculated does not match the signature you provided. Check your key and signing method.")
		return
	case c.At.Sub(*j.CreationDate) > uploadLife:
		refuseUpload(w, http.StatusForbidden, "AccessDenied", "Request has expired")
		return
	}
	if j.Status == types.UserImportJobStatusTypeCreated {
		j.File, j.Uploaded = string(body), true
	}
	w.Header().Set(encryption, "aws:kms")
	w.WriteHeader(http.StatusOK)
}

func (s *Uploads) named(c *account.Call, r *http.Request) *Job {
	p, err := directory.In(c).Pool(r.PathValue("pool"))
	if err != nil {
		return nil
	}
	j, err := find(c, p, r.PathValue("job"))
	if err != nil {
		return nil
	}
	return j
}

func refuseUpload(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	_ = xml.NewEncoder(w).Encode(struct { // the client has gone away: nobody to tell
		XMLName       xml.Name `xml:"Error"`
		Code, Message string
	}{Code: code, Message: message})
}
