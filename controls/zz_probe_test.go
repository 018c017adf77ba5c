package controls
import ("testing";"os";"fmt";"time")
func TestProbe(t *testing.T){ for _,n:=range []string{"cmmc-2","csf-2","ransomware-readiness","tw-supply-chain"}{ s:=time.Now(); p,err:=Lint(os.DirFS("../frameworks/"+n)); e:=time.Since(s); m:=map[string]int{}; for _,x:=range p{ m[x.Severity.String()+" "+x.Rule]++; if m[x.Severity.String()+" "+x.Rule]<6 {fmt.Println(x)}}; fmt.Println(n,err,m,e)}}
