# Siglum: what developers do. "make" alone lists the targets.
#
# With a C compiler and the headers of libxml2 the build tag libxml2 is set, and
# XML Schema is checked by libxml2; else by helium, in Go. TAGS= switches it off.

GO       ?= go
VERSION  ?=
FUZZTIME ?= 60s
BENCH    ?= .
COUNT    ?= 1

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
TOOLS       = build/tools
SAMPLE      = samples/telephone-message-1948
DEMO        = build/demo

# The binding asks pkg-config where libxml2 is, so nothing else will do.
HAS_LIBXML2 := $(shell [ "$$($(GO) env CGO_ENABLED)" = 1 ] \
	&& pkg-config --exists libxml-2.0 2>/dev/null \
	&& echo '\#include <libxml/parser.h>' \
	| $$($(GO) env CC) $$(pkg-config --cflags libxml-2.0) -E -x c - >/dev/null 2>&1 \
	&& echo yes)
# Without the manual pages that urfave/cli could write (ours are written otherwise) the program
# starts sooner.
TAGS    ?= -tags=urfave_cli_no_docs$(if $(HAS_LIBXML2),$(COMMA)libxml2)
LDFLAGS := $(if $(VERSION),-ldflags='-X main.version=$(VERSION)')

# Tests that look at pages in a browser need some packages of npm: see "browser".
BROWSER = build/browser
ifneq ($(wildcard $(BROWSER)/node_modules),)
export SIGLUM_NODE_MODULES ?= $(CURDIR)/$(BROWSER)/node_modules
endif

.DEFAULT_GOAL := help
.PHONY: help libxml2 browser generate build install demo test race check fmt vet lint tags cross nocgo fuzz bench cover update release clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z0-9]*\):[^#]*## \(.*\)/  make \1: \2/p' Makefile

libxml2: # says what is used
	@echo "libxml2: $(if $(findstring libxml2,$(TAGS)),yes ($(TAGS)),no: XML Schema is checked by helium$(if $(HAS_LIBXML2),; TAGS is set to '$(TAGS)',; for libxml2 install a C compiler$(COMMA) pkg-config and libxml2-dev))"
COMMA := ,

build: libxml2 ## build bin/siglum (VERSION=v1.2.3 for a release)
	$(GO) build $(TAGS) $(LDFLAGS) -o bin/ ./cmd/siglum

install: libxml2 ## install siglum where go installs programs
	$(GO) install $(TAGS) $(LDFLAGS) ./cmd/siglum

demo: build ## make, check and read an edition of the sample, in build/demo
	@mkdir -p $(DEMO)
	bin/siglum encode $(SAMPLE)/transcription.txt -o $(DEMO)/edition.xml
	bin/siglum validate $(DEMO)/edition.xml
	bin/siglum render --to html $(DEMO)/edition.xml -o $(DEMO)/reading.html
	bin/siglum render --to text $(DEMO)/edition.xml -o $(DEMO)/reading.txt
	@echo
	@echo "The transcription  $(SAMPLE)/transcription.txt"
	@echo "has become         $(DEMO)/edition.xml    (TEI, valid)"
	@echo "and is read as     $(DEMO)/reading.html   (open it in a browser)"
	@echo "and as             $(DEMO)/reading.txt"

test: libxml2 ## run all tests
	$(GO) test $(TAGS) ./...

browser: ## get what the tests of pages need from npm, into build/browser
	@mkdir -p $(BROWSER)
	cp transform/html/testdata/browser/package.json $(BROWSER)/
	npm install --prefix $(BROWSER) --ignore-scripts --no-audit --no-fund --loglevel=error

generate: ## make anew what is made of other files: the built-in profiles as they are read
	$(GO) generate ./...

race: ## run all tests with the race detector, where there is a C compiler
	@if [ "$$($(GO) env CGO_ENABLED)" = 1 ] && command -v "$$($(GO) env CC)" >/dev/null; \
	then set -x; $(GO) test -race $(TAGS) ./...; \
	else echo "race: skipped, it needs a C compiler"; fi

check: fmt vet lint test race tags nocgo cross ## everything: format, vet, lint, test, race, other builds and systems

fmt: # all code is formatted, and simplified
	@bad=$$(gofmt -s -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); \
	[ -z "$$bad" ] || { echo "gofmt -s would change:"; echo "$$bad"; exit 1; }

vet:
	$(GO) vet ./...

lint: ## run staticcheck, where it can be obtained
	@if [ -x $(TOOLS)/staticcheck ] || GOBIN="$(CURDIR)/$(TOOLS)" $(GO) install $(STATICCHECK) >/dev/null 2>&1; \
	then set -x; $(TOOLS)/staticcheck ./...; \
	else echo "lint: skipped, staticcheck could not be obtained (no network?)"; fi

tags: # the code behind the tag libxml2, where it can be built
	@if [ -n "$(HAS_LIBXML2)" ]; \
	then set -x; $(GO) vet -tags=libxml2 ./... && $(GO) build -tags=libxml2 ./...; \
	else echo "tags: skipped, libxml2 or a C compiler is not installed"; fi

nocgo: # everything works without a C compiler
	CGO_ENABLED=0 $(GO) build ./...
	CGO_ENABLED=0 $(GO) test $(addsuffix /...,$(wildcard ./cmd ./schema/xsd))

cross: # the code for other systems
	GOOS=windows $(GO) vet ./...
	GOOS=darwin $(GO) vet ./...

fuzz: ## run each fuzz target for FUZZTIME (60s)
	@grep -rho --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' . >/dev/null || echo "fuzz: no targets"
	@grep -ro --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' . | sort | while IFS=: read -r file target; do \
		target=$${target#func }; \
		echo "fuzz: $$(dirname $$file) $$target"; \
		$(GO) test -run='^$$' -fuzz="^$$target\$$" -fuzztime=$(FUZZTIME) "$$(dirname $$file)" || exit 1; \
	done

bench: ## run the benchmarks (BENCH=pattern, COUNT=10 for benchstat)
	$(GO) test $(TAGS) -run='^$$' -bench='$(BENCH)' -benchmem -count=$(COUNT) ./...

cover: ## say how much of the code the tests run; build/cover.html shows where
	@mkdir -p build
	$(GO) test $(TAGS) -coverpkg=./... -coverprofile=build/cover.out ./...
	$(GO) tool cover -html=build/cover.out -o build/cover.html
	@$(GO) tool cover -func=build/cover.out | tail -n 1

update: ## write what the tests get into their golden files; look at git diff then
	@grep -rl --include='*_test.go' 'flag.Bool("update"' . | sed 's,/[^/]*$$,,' | sort -u | while read -r dir; do \
		$(GO) test $(TAGS) "$$dir" -update || exit 1; \
	done

release: ## make the binaries, archives and packages of VERSION=v1.2.3, in build/release
	GO='$(GO)' .ci/release '$(VERSION)' build/release

clean: ## remove bin and build
	rm -rf bin build
