.DEFAULT_GOAL := help
.PHONY: run test check build bench pictures format help jdk

export JAVA_HOME := $(shell bin/java-home 2>/dev/null)

# Runs the tests of every module, also those after one that failed, and prints the totals in any case.
define verify
rm -rf */target/surefire-reports; status=0; mvn -B --fail-at-end -Dmaven.test.failure.ignore $(1) || status=$$?; \
bin/test-totals || status=1; exit $$status
endef

run: jdk ## build what is missing, run the demo on http://localhost:8000, phones on http://localhost:8010
	@exec bin/run-demo

test: jdk ## run all tests
	@$(call verify,test)

check: jdk ## format check, static analysis and tests, as in CI
	@mvn -B spotless:check
	@$(call verify,verify)
	@bin/check-libraries

build: jdk ## build the jars without tests, prepare the fast start
	@mvn -B -DskipTests package
	@bin/prepare

bench: jdk ## measure against baselines; ONLY=name runs one, SIZE=0.2 is smaller and faster, ONLY=wait CSV=file judges real services
	@mvn -q -B -DskipTests package
	@bin/prepare
	@"$$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -Dslf4j.internal.verbosity=ERROR -Dsize=$(or $(SIZE),1) "-Dcsv=$(CSV)" -jar bench/target/smartqueue-bench-*-app.jar $(ONLY)

pictures: jdk ## take the screenshots for the README, in two languages, light and dark
	@mvn -q -B -pl server -am test -Dtest=Pictures

format: jdk ## format the code
	@mvn -B spotless:apply

help: ## print this list
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

jdk:
	@bin/java-home >/dev/null
