.PHONY: help check format generate bench demo two clean

help: ## list the short names
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 12

check: ## everything CI checks
	mvn verify

format: ## let the formatter write
	mvn -q test -pl server -am -Dtest=FormatTest -Dsurefire.failIfNoSpecifiedTests=false -DargLine="$$(sed -n 's:.*<test.jvm>\(.*\)</test.jvm>.*:\1:p' pom.xml) -Dfolkmoot.format=true"

generate: ## write the jOOQ classes and schema.sql from the migrations
	mvn -q test -pl schema -am -Dtest=GeneratedSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -DargLine="-Dfolkmoot.generate=true -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true"
