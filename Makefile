.PHONY: help check format generate bench demo two clean

help: ## list the short names
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 12

check: ## everything CI checks
	mvn verify

format: ## let the formatter write
	mvn -q test -pl server -am -Dtest=FormatTest,SettingsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.option=-Dfolkmoot.format=true

generate: ## write the jOOQ classes and schema.sql from the migrations
	mvn -q test -pl schema -am -Dtest=GeneratedSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.option=-Dfolkmoot.generate=true
