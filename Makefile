# SPDX-License-Identifier: GPL-3.0-or-later
# The short way to meson, ninja and the tests. "make help" tells what there is.

BUILD ?= build
MINUTES ?= 30
PREFIX ?= /usr/local
SOURCES = git ls-files '*.c' '*.h'

# Some systems start with a locale that knows no Unicode.
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL = C.UTF-8
endif

.PHONY: help run check check-long build deps test-deps install format format-check \
	potfiles screenshots bench flatpak clean

help:
	@echo "make run           install what is missing, build, open the sample campaign"
	@echo "make check         install what is missing, build, run every test"
	@echo "make check-long    faults by chance for MINUTES ($(MINUTES)); says how far it came"
	@echo "make build         build into $(BUILD)/"
	@echo "make install       install under PREFIX ($(PREFIX)); DESTDIR is heeded"
	@echo "make deps          install the Debian packages that building needs"
	@echo "make format        lay out the C sources with clang-format"
	@echo "make format-check  tell which C sources clang-format would change"
	@echo "make potfiles      list the sources with text for people in po/POTFILES.in"
	@echo "make screenshots   take the pictures in data/screenshots anew"
	@echo "make bench         measure, each against a peer in the same run (tests/bench)"
	@echo "make flatpak       build a .flatpak bundle (see flatpak/README.md)"
	@echo "make clean         remove $(BUILD)/"

run: build
	@.ci/open-sample $(BUILD)

check: test-deps build
	@tests/run $(BUILD)

check-long: test-deps build
	@tests/fault/long $(BUILD) $(MINUTES)

deps:
	@.ci/setup build

test-deps:
	@.ci/setup build test

build: deps
	@test -f $(BUILD)/build.ninja || meson setup $(BUILD)
	@ninja -C $(BUILD)

install: build
	@meson configure $(BUILD) -Dprefix=$(PREFIX)
	@meson install -C $(BUILD)

format:
	@$(SOURCES) | xargs -r clang-format -i

format-check:
	@$(SOURCES) | xargs -r clang-format --dry-run -Werror

potfiles:
	@tests/packaging/potfiles --write

screenshots: build
	@.ci/setup build test shots
	@.ci/screenshots $(BUILD)

bench: build
	@.ci/setup build bench
	@meson test -C $(BUILD) --benchmark --num-processes 1

flatpak:
	@flatpak/build-bundle

clean:
	@rm -rf $(BUILD)
