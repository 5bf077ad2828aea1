.DEFAULT_GOAL := help
.PHONY: run test check build bench pictures format help jdk

export JAVA_HOME := $(shell bin/java-home 2>/dev/null)

# Sums up at the end, whatever the outcome.
define verify
rm -rf */target/surefire-reports; status=0; mvn -B --fail-at-end $(1) || status=$$?; bin/test-totals; exit $$status
endef

run: jdk ## build what is missing and run the demo on http://localhost:8000, phones on http://localhost:8010
	@exec bin/run-demo

test: jdk ## every test
	@$(call verify,test)

check: jdk ## format, static analysis and tests: what CI runs
	@mvn -B spotless:check
	@$(call verify,verify)

build: jdk ## the jars, without tests, and the fast start
	@mvn -B -DskipTests package
	@bin/prepare

bench: jdk ## the measurements, each beside its baseline; ONLY=name for one, SIZE=0.2 for a quick look
	@mvn -q -B -DskipTests package
	@bin/prepare
	@"$$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -Dslf4j.internal.verbosity=ERROR -Dsize=$(or $(SIZE),1) -jar bench/target/smartqueue-bench-*-app.jar $(ONLY)

pictures: jdk ## the pictures of the README, of each place in two languages, light and dark
	@mvn -q -B -pl server -am test -Dtest=Pictures

format: jdk ## put the code into its format
	@mvn -B spotless:apply

help: ## this list
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

jdk:
	@bin/java-home >/dev/null
