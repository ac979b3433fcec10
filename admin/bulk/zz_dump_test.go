package bulk_test
import ("testing";"fmt";"github.com/cognito-tui/cognito-tui/admin")
func TestDump(t *testing.T){ for _,a:=range admin.Actions(){ fmt.Println(a.ID, a.On, a.Danger, "repeats",a.Repeats, "undo", a.Undo!=nil, a.Prepare!=nil, a.Look!=nil); for _,i:=range a.Inputs { fmt.Println("    ", i.Name,"|", i.Label, i.Kind, i.Choices, i.Default, i.Required, i.Generates)}}}
