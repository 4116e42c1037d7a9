# make demo   installs what is missing, builds, generates dist/ from fixtures/, serves it and prints the URL
# make test   the whole suite on one release build (debug pixel loops are too slow to test with)
# The other targets are for whoever works on the project.

SWIFT_BUILD = swift build -c release
DEMO = .demo
# Where swiftly puts a toolchain that set-up had to install.
export PATH := $(PATH):$(HOME)/.local/share/swiftly/bin
PORT ?= 8080

.PHONY: demo demo-dist test build setup format lint sheets fixtures browser clean

demo: demo-dist
	.build/release/techartt serve $(DEMO) --out dist --port $(PORT)

# The workspace is a copy: keys and tokens are made when the demo runs and never lie in fixtures/.
demo-dist: build
	scripts/demo-workspace .build/release/techartt $(DEMO)
	.build/release/techartt build $(DEMO) --out dist

build: setup
	$(SWIFT_BUILD) --product techartt

test: setup
	$(SWIFT_BUILD) --build-tests
	scripts/swift-test
	scripts/smoke-test .build/release/techartt

setup:
	@scripts/setup

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Draws fixtures/ again; the seed is the one the committed pictures were drawn with.
fixtures: build
	.build/release/techartt fixtures --seed 1 -o fixtures

# Contact sheets of bodies, and of the cuts and try-ons of a folder of photos: make sheets PHOTOS=DIR
sheets: setup
	TECHARTT_DEV=1 $(SWIFT_BUILD) --product sheet
	mkdir -p .sheets
	.build/release/sheet bodies .sheets/bodies.png
	.build/release/sheet cuts $(PHOTOS) .sheets
	.build/release/sheet tryons $(PHOTOS) .sheets

clean:
	rm -rf .build $(DEMO) dist .sheets
