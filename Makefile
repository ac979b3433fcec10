# Two commands are enough: make demo, make test.
.DEFAULT_GOAL := help
BIN := bin/cognito-tui
GO  ?= go

# Tools are run by version and stay out of go.mod.
GOLANGCI   := $(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
GORELEASER  = $(GO) run github.com/goreleaser/goreleaser/v2@$(shell $(GO) list -C .ci/release -m -f '{{.Version}}' github.com/goreleaser/goreleaser/v2)

.PHONY: help
help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: build ## Open the console on a made-up directory: no account, no network
	@./$(BIN) demo

.PHONY: build
build: ## Build bin/cognito-tui
	@$(GO) build -trimpath -o $(BIN) ./cmd/cognito-tui

# lint vets the same packages with more checks. The packages that take longest begin
# first. Their tests wait for processes, frames and signals as well as they compute, so
# one package more runs than there are processors.
.PHONY: test
test: ## Run all tests that need nothing but Go
	$(GO) test -vet=off -p $$(($$(getconf _NPROCESSORS_ONLN) + 1)) ./cmd/... ./tui ./...

.PHONY: race
race: ## The same under the race detector (needs a C compiler)
	$(GO) test -race -vet=off -timeout 30m ./...

# The simulator of detect makes its events one after the other.
.PHONY: race-logs
race-logs: ## What reads logs under the race detector, without the longest tests
	$(GO) test -race -vet=off -short ./logs ./logs/source ./logs/frame ./logs/parse ./logs/mask ./logs/watch ./logs/emulator ./logs/emulator/pattern ./logs/emulator/insights

.PHONY: integration
integration: ## The same behaviour on moto and cognito-local, which others wrote
	@./.ci/integration

.PHONY: lint
lint: ## Check the code, its format and the release file
	$(GOLANGCI) run
	$(GO) vet -tags bench,soak ./...
	$(GO) mod tidy -diff
	$(GO) run -C .ci/release . $(CURDIR)/.goreleaser.yaml

.PHONY: fmt
fmt: ## Format the code
	$(GOLANGCI) fmt

.PHONY: bench
bench: build ## Measure what is claimed to be fast, as ratios of one run
	@./.ci/bench

.PHONY: soak
soak: ## Run the console on 1,000 sign-ins a second for half an hour; ARGS="-soak.for=5m -soak.rate=10000"
	cd tui && $(GO) test -tags soak -run '^TestSoak$$' -count=1 -timeout 24h -v . -args $(ARGS)

.PHONY: model
model: ## Hold the emulator against a model of AWS's documents, 100,000 random sequences; ARGS="-rapid.seed=7 -rapid.steps=60"
	$(GO) test ./admin/emulator/modeltest -run '^TestSequences$$' -count=1 -timeout 24h -v -args -rapid.checks=100000 $(ARGS)

.PHONY: screenshots
screenshots: ## Draw the README's pictures from the tests' own screens
	COGNITO_TUI_SCREENSHOTS=$(CURDIR)/docs/pictures $(GO) test ./tui -run TestPictures -count=1

.PHONY: snapshot
snapshot: ## Build all release archives into dist/, without releasing
	$(GORELEASER) check
	$(GORELEASER) release --snapshot --clean

.PHONY: clean
clean: ## Remove what was built
	rm -rf bin dist .integration
