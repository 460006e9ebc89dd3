# Kanssa in a few words: `make run` starts it with a demo, `make test` runs every test.

DATA ?= data
ADDR ?= 127.0.0.1:3000
KANSSA = target/release/kanssa

.PHONY: help run serve dev build setup test check docs bench fuzz clean

help: ## What can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: build ## Start with the demo on http://127.0.0.1:3000 and print a sign-in address for each role
	$(KANSSA) demo --data $(DATA) --addr $(ADDR)
	$(KANSSA) serve --data $(DATA) --addr $(ADDR)

serve: build ## Start without any demo
	$(KANSSA) serve --data $(DATA) --addr $(ADDR)

dev: setup ## Build, watch and reload while writing code
	KANSSA_DATA=$(DATA) scripts/build watch

build: setup ## Build everything, ready to be served
	@scripts/build

setup: ## Look for what is missing and install the build tools into .tools
	@scripts/setup

test: ## Install what tests need and run every test
	@scripts/test

check: setup ## Formatting, lints, boundaries between the crates
	@scripts/check

docs: ## Make the tables of docs/privacy.md from the labels in the code
	KANSSA_TEST_WRITE=1 cargo test --quiet --package store --test all privacy_page

bench: build ## Measure, and print one table
	@scripts/bench

fuzz: ## Try to break what reads files of other tools: a minute for each kind
	@scripts/fuzz

clean: ## Remove what was built; data are kept
	cargo clean
	rm -rf .tools scripts/node_modules style/node_modules end2end/node_modules
