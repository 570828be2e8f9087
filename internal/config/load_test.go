package config

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"
)

// load runs Load as a command would, with a file when content is not "".
func load(t *testing.T, content string, environ []string, args ...string) (Config, error) {
	t.Helper()
	var names []string
	for _, o := range Options() {
		names = append(names, o.Name)
	}
	flags := pflag.NewFlagSet("glane", pflag.ContinueOnError)
	Bind(flags, names...)
	if content != "" {
		args = append(args, "--config", writeFile(t, content))
	}
	if err := flags.Parse(args); err != nil {
		t.Fatalf("Parse(%q): %v", args, err)
	}
	return Load(flags, environ)
}

func writeFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "glane.yaml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNothingChosenGivesTheDefaults(t *testing.T) {
	got, err := load(t, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Addr: "localhost:8080", Language: "fr", SearchTimeout: time.Second,
		Watch: true, WatchInterval: 10 * time.Second,
		LogLevel: slog.LevelInfo, LogFormat: FormatText,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFlagsBeatTheEnvironmentWhichBeatsTheFile(t *testing.T) {
	file := "addr: localhost:1\nsearch_timeout: 1m\nlog_level: debug\n"
	env := []string{"GLANE_ADDR=localhost:2", "GLANE_SEARCH_TIMEOUT=2m", "HOME=/home/x"}
	got, err := load(t, file, env, "--addr", "localhost:3")
	if err != nil {
		t.Fatal(err)
	}
	if got.Addr != "localhost:3" || got.SearchTimeout != 2*time.Minute || got.LogLevel != slog.LevelDebug {
		t.Errorf("got addr %s, timeout %s, level %s; want the flag's, the environment's, the file's", got.Addr, got.SearchTimeout, got.LogLevel)
	}
}

func TestAFlagTypedAsItsDefaultStillBeatsTheFile(t *testing.T) {
	got, err := load(t, "addr: localhost:1\n", nil, "--addr", "localhost:8080")
	if err != nil || got.Addr != "localhost:8080" {
		t.Errorf("addr %q, error %v", got.Addr, err)
	}
}

// TestEveryOptionReachesItsField sets each option by each way and wants the
// configuration to differ from the default: an option that does nothing fails.
func TestEveryOptionReachesItsField(t *testing.T) {
	other := map[string]string{
		"corpus": "/c", "index": "/i", "addr": "localhost:9", "base_url": "https://fiches.example.org", "language": "en", "search_timeout": "3s", "watch": "non",
		"rate_limit": "20", "client_header": "X-Real-IP",
		"watch_interval": "1m", "log_level": "warn", "log_format": "json",
	}
	for _, o := range Options() {
		value, ok := other[o.Name]
		if !ok {
			t.Errorf("this test has no value for the option %s", o.Name)
			continue
		}
		byFile, errFile := load(t, o.Name+": "+value+"\n", nil)
		byEnv, errEnv := load(t, "", []string{o.Env() + "=" + value})
		byFlag, errFlag := load(t, "", nil, "--"+o.Flag()+"="+value)
		if err := errors.Join(errFile, errEnv, errFlag); err != nil {
			t.Errorf("%s: %v", o.Name, err)
		}
		if byFile == Default() || byFile != byEnv || byEnv != byFlag {
			t.Errorf("%s=%s: by file %+v, by environment %+v, by flag %+v", o.Name, value, byFile, byEnv, byFlag)
		}
	}
}

func TestFoldersOfTheFileAreTakenFromItsOwnFolder(t *testing.T) {
	path := writeFile(t, "corpus: fiches\nindex: /var/lib/glane\n")
	got, err := load(t, "", []string{"GLANE_CONFIG=" + path})
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(path), "fiches"); got.Corpus != want || got.Index != "/var/lib/glane" {
		t.Errorf("corpus %q, index %q; want %q and the absolute one as it is", got.Corpus, got.Index, want)
	}
}

func TestWatchNeedsNoValueAsAFlag(t *testing.T) {
	got, err := load(t, "watch: non\n", nil, "--watch")
	if err != nil || !got.Watch {
		t.Errorf("watch %v, error %v", got.Watch, err)
	}
}

func TestFaultsOfTheFile(t *testing.T) {
	tests := map[string]struct {
		file string
		want []string // each "line:column" and a part of the message
	}{
		"an unknown key names the nearest":         {"addr: localhost:1\nsearch_timeuot: 2s\n", []string{"2:1 option inconnue «\u00a0search_timeuot\u00a0»\u00a0; vouliez-vous écrire «\u00a0search_timeout\u00a0»"}},
		"an unknown key far from all":              {"couleur: bleu\n", []string{"1:1 option inconnue «\u00a0couleur\u00a0»"}},
		"every fault is told":                      {"adr: x\nwatch: peut-être\n", []string{"1:1 option inconnue", "2:8 valeur refusée «\u00a0peut-être\u00a0», écrivez oui ou non"}},
		"a key given twice":                        {"watch: oui\nwatch: non\n", []string{"2:1 option donnée deux fois"}},
		"a value that is a list":                   {"addr: [a, b]\n", []string{"1:7 «\u00a0addr\u00a0» attend une valeur simple"}},
		"a value that is missing":                  {"addr:\n", []string{"1:6 «\u00a0addr\u00a0» attend une valeur simple"}},
		"an alias":                                 {"addr: &a localhost:1\ncorpus: *a\n", []string{"1:7 «\u00a0addr\u00a0» attend", "2:9 «\u00a0corpus\u00a0» attend"}},
		"a list in place of options":               {"- addr\n", []string{"1:1 écrivez une option par ligne"}},
		"a second document":                        {"addr: localhost:1\n---\nwatch: oui\n", []string{"1:1 un seul document YAML"}},
		"broken YAML":                              {"addr: localhost:1\nindex: [a\nwatch: oui\n", []string{"3:6 YAML mal formé"}},
		"a byte that is no UTF-8":                  {"addr: localhost:1\nindex: caf\xe9\n", []string{"2:11 caractère illisible"}},
		"an address without its port":              {"addr: localhost\n", []string{"1:7 valeur refusée «\u00a0localhost\u00a0», écrivez l’hôte et le port"}},
		"a port that is none":                      {"addr: localhost:80800\n", []string{"1:7 valeur refusée"}},
		"a public address without its scheme":      {"base_url: example.org\n", []string{"1:11 valeur refusée «\u00a0example.org\u00a0», écrivez une adresse entière"}},
		"a public address with a path":             {"base_url: https://example.org/fiches\n", []string{"1:11 valeur refusée «\u00a0https://example.org/fiches\u00a0», l’adresse s’arrête"}},
		"a duration without unit":                  {"search_timeout: 3\n", []string{"1:17 valeur refusée «\u00a03\u00a0», écrivez un nombre et son unité"}},
		"a duration of nothing":                    {"search_timeout: 0s\n", []string{"1:17 valeur refusée «\u00a00s\u00a0», la durée doit être plus grande"}},
		"a number past what makes sense":           {"rate_limit: -1\n", []string{"1:13 valeur refusée «\u00a0-1\u00a0», écrivez un nombre entier de 0 à 100000"}},
		"a language that is no code":               {"language: \"français\"\n", []string{"1:11 valeur refusée «\u00a0français\u00a0», écrivez le code d’une langue, comme fr ou en"}},
		"a public address without a name":          {"base_url: https://:8080\n", []string{"1:11 valeur refusée «\u00a0https://:8080\u00a0», écrivez une adresse entière"}},
		"a public address that a page would end":   {"base_url: https://a<b\n", []string{"1:11 valeur refusée «\u00a0https://a<b\u00a0», écrivez une adresse entière"}},
		"a public address with an empty question":  {"base_url: https://example.org?\n", []string{"1:11 valeur refusée «\u00a0https://example.org?\u00a0», l’adresse s’arrête"}},
		"a public address with an empty mark":      {"base_url: \"https://example.org/#\"\n", []string{"1:11 valeur refusée «\u00a0https://example.org/#\u00a0», l’adresse s’arrête"}},
		"a header that holds more than an address": {"client_header: forwarded\n", []string{"1:16 valeur refusée «\u00a0forwarded\u00a0», l’en-tête Forwarded n’est pas lu"}},
		"a header that is no name":                 {"client_header: \"X For: a\"\n", []string{"1:16 valeur refusée «\u00a0X For: a\u00a0», écrivez un nom d’en-tête, comme X-Forwarded-For"}},
		"a choice that is none names the nearest":  {"log_level: wran\n", []string{"1:12 valeur refusée «\u00a0wran\u00a0», choisissez debug, info, warn ou error\u00a0; vouliez-vous écrire «\u00a0warn\u00a0»"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, test.file, nil)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error %v, want an *Error", err)
			}
			if len(e.Faults) != len(test.want) {
				t.Fatalf("%d faults, want %d:\n%v", len(e.Faults), len(test.want), err)
			}
			for i, f := range e.Faults {
				place, message, _ := strings.Cut(test.want[i], " ")
				if !strings.HasSuffix(f.Place, "glane.yaml:"+place) || !strings.HasPrefix(f.Message, message) {
					t.Errorf("got  %s\nwant %s: %s", f, place, message)
				}
			}
		})
	}
}

func TestAFileOfCommentsIsNoFault(t *testing.T) {
	for _, content := range []string{"# rien\n", "\n", "---\n# rien\n"} {
		if got, err := load(t, content, nil); err != nil || got != Default() {
			t.Errorf("file %q: %+v, %v", content, got, err)
		}
	}
}

func TestAFileThatIsNotThereIsTold(t *testing.T) {
	_, err := load(t, "", []string{"GLANE_CONFIG=/nulle/part.yaml"})
	if err == nil || !strings.Contains(err.Error(), "/nulle/part.yaml\u00a0: fichier introuvable") {
		t.Errorf("error %v", err)
	}
}

func TestAFolderInPlaceOfTheFileIsTold(t *testing.T) {
	dir := t.TempDir()
	if _, err := load(t, "", []string{"GLANE_CONFIG=" + dir}); err == nil || err.Error() != dir+"\u00a0: c’est un dossier, donnez le fichier YAML qui s’y trouve" {
		t.Errorf("error %v", err)
	}
}

func TestAFileThatIsTooLargeIsTold(t *testing.T) {
	_, err := load(t, "# "+strings.Repeat("x", maxFile), nil)
	if err == nil || !strings.Contains(err.Error(), "trop grand") {
		t.Errorf("error %v", err)
	}
}

func TestFaultsOfTheEnvironment(t *testing.T) {
	_, err := load(t, "", []string{"GLANE_ADRR=localhost:1", "GLANE_WATCH=bof", "GLANE_addr=x", "GLANEUR=1"})
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want an *Error", err)
	}
	var got []string
	for _, f := range e.Faults {
		got = append(got, f.String())
	}
	want := []string{
		"GLANE_ADRR\u00a0: variable inconnue\u00a0; vouliez-vous écrire «\u00a0GLANE_ADDR\u00a0»\u202f?",
		"GLANE_WATCH\u00a0: valeur refusée «\u00a0bof\u00a0», écrivez oui ou non",
		"GLANE_addr\u00a0: variable inconnue\u00a0; vouliez-vous écrire «\u00a0GLANE_ADDR\u00a0»\u202f?",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestABadFlagIsRefusedWhenTyped(t *testing.T) {
	flags := pflag.NewFlagSet("glane", pflag.ContinueOnError)
	Bind(flags, "addr")
	err := flags.Parse([]string{"--addr", "localhost"})
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) || invalid.GetFlag().Name != "addr" {
		t.Errorf("error %v, want one that names the flag", err)
	}
}

// TestAnEmptyFolderIsRefused holds each place where a variable without value
// would else pass for the corpus within the program.
func TestAnEmptyFolderIsRefused(t *testing.T) {
	const reason = "le nom du dossier est vide"
	for _, name := range []string{"corpus", "index"} {
		if _, err := load(t, name+": \"\"\n", nil); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("file, %s: error %v", name, err)
		}
		if _, err := load(t, "", []string{"GLANE_" + strings.ToUpper(name) + "="}); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("environment, %s: error %v", name, err)
		}
		flags := pflag.NewFlagSet("glane", pflag.ContinueOnError)
		Bind(flags, name)
		if err := flags.Parse([]string{"--" + name, ""}); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("flag, %s: error %v", name, err)
		}
	}
}

// FuzzFile wants no panic, and a place in range for every fault.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{"addr: localhost:1\n", "a: &x [*x]\n", "---\n---\n", "? a\n: b\n", "addr: !!int x", "\ufeffwatch: oui\n", "<<: {a: b}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := Default()
		for _, fault := range readDocument(&c, "glane.yaml", data) {
			if fault.Message == "" || !strings.HasPrefix(fault.Place, "glane.yaml") {
				t.Errorf("fault without place or message: %+v", fault)
			}
		}
	})
}
