// Release reports whether GoReleaser reads its file as it is meant: it is loaded strictly by
// GoReleaser's own package, and its targets are ones that Go builds for. GoReleaser itself
// takes longer to compile than all else together.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/goreleaser/goreleaser/v2/pkg/config"
)

func main() {
	if err := check(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

// check refuses what GoReleaser does not know, and what would make no archive.
func check(file string) error {
	project, err := config.Load(file)
	if err != nil {
		return err
	}
	if project.Version != 2 {
		return fmt.Errorf("version is %d, want 2", project.Version)
	}
	if len(project.Builds) == 0 || len(project.Archives) == 0 {
		return errors.New("it has no build or no archive")
	}
	known, err := exec.Command("go", "tool", "dist", "list").Output()
	if err != nil {
		return fmt.Errorf("asking Go for its targets: %w", err)
	}
	targets := strings.Fields(string(known))
	for i := range project.Builds {
		if err := checkTargets(project.Builds[i], targets); err != nil {
			return err
		}
	}
	for i := range project.Archives {
		if err := checkFormats(project.Archives[i]); err != nil {
			return err
		}
	}
	return nil
}

func checkTargets(build config.Build, known []string) error {
	if len(build.Goos) == 0 || len(build.Goarch) == 0 {
		return fmt.Errorf("the build of %s has no targets", build.Main)
	}
	for _, system := range build.Goos {
		for _, arch := range build.Goarch {
			if target := system + "/" + arch; !slices.Contains(known, target) {
				return fmt.Errorf("go does not build for %s", target)
			}
		}
	}
	return nil
}

// formats are those of archives (GoReleaser's documentation, "archives").
var formats = []string{"tar.gz", "tgz", "tar.xz", "txz", "tar.zst", "tzst", "tar", "gz", "zip", "binary", "none", "makeself"}

func checkFormats(archive config.Archive) error {
	all := slices.Clone(archive.Formats)
	for _, override := range archive.FormatOverrides {
		all = append(all, override.Formats...)
	}
	for _, format := range all {
		if !slices.Contains(formats, format) {
			return fmt.Errorf("%q is no format of an archive", format)
		}
	}
	return nil
}
