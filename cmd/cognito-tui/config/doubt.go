package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// Doubt returns what to know about the config that was read, or about one that was
// not; "" for nothing. named is the file of --config, "" for none.
func Doubt(named string) string {
	if named != "" {
		return doubtOn(named)
	}
	path := Path()
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return notRead(path)
	}
	return doubtOn(path)
}

// doubtOn says why somebody else may have written a config, "" if nobody else could:
// its rules decide what is read-only.
func doubtOn(path string) string {
	const world = 0o002
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	if info.Mode().Perm()&world != 0 {
		return "The config " + path + " can be written by everybody; to prevent that, use chmod o-w."
	}
	if strange(info) {
		return "The config " + path + " belongs to another user."
	}
	dir, err := os.Stat(filepath.Dir(path))
	if err == nil && strange(dir) {
		return "The config " + path + " is in a directory that belongs to another user."
	}
	if err == nil && dir.Mode().Perm()&world != 0 && dir.Mode()&fs.ModeSticky == 0 {
		return "The config " + path + " is in a directory that everybody can write to; to prevent that, use chmod o-w."
	}
	return ""
}

// nearConfig are names that may have been meant for the config: config, .config.yaml,
// config.toml, config.yaml~, cofig.yaml. The audit and the journals may be beside it.
var nearConfig = regexp.MustCompile(`(?i)conf|cfg|\.(?:ya?ml|toml)`)

// notRead names a file that was perhaps meant to be the config, where there is none at
// path; "" where no file is. Without the config its rules hold nothing back.
func notRead(path string) string {
	found, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "" // no directory, no config
	}
	for _, entry := range found {
		if nearConfig.MatchString(entry.Name()) {
			return filepath.Join(filepath.Dir(path), entry.Name()) + " is not read; the config is " + path + ", which is not there."
		}
	}
	return ""
}
