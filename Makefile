.PHONY: help dev check check-fast format generate documents bench bench-costs bench-civic bench-grow bench-beside crash clients e2e interop demo dist dist-base dist-check clean

help: ## list the short names
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 12

dev: ## serve from the sources, with towns to look at; what is changed shows at once (fresh=yes begins anew)
	@[ -z "$(fresh)" ] || rm -rf server/target/dev
	mvn -q process-test-classes -pl server -am -Pdev

check: ## everything CI checks
	mvn verify

check-fast: ## what touches what you changed: format, architecture, the tests of those packages (since=main for a whole branch)
	@sh server/src/test/fast/check.sh "$(since)"

format: ## let the formatter write
	mvn -q test -pl server -am -Dtest=FormatTest,SettingsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.option=-Dfolkmoot.format=true

generate: ## write the jOOQ classes and schema.sql from the migrations
	mvn -q test -pl schema -am -Dtest=GeneratedSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.option=-Dfolkmoot.generate=true

documents: ## write the documents that tests compare with the code
	mvn -q test -pl server -am -Dtest=CoverageTest,GoldenTest,FixtureOutcomesTest,DependenciesTest,DecisionsDocumentTest,ExportDocumentTest,ScenariosDocumentTest,DepartmentsDocumentTest,PageCostsTest,PowersTest#thePageShowsTheWholeTable -Dsurefire.failIfNoSpecifiedTests=false -Dtest.option=-Dfolkmoot.documents=true

bench: ## measure: one line a figure, beside its target (only="statuses home" for some)
	mvn -q package -DskipTests -Pbench -Dbench.only="$(only)"

bench-costs: ## statements and CPU an operation, as docs/performance.md shows them (options="-Dcosts.operations=500" for less)
	mvn -q package -DskipTests -Pbench -Dbench.main=folkmoot.bench.Costs -Dbench.options="$(options)"

bench-civic: ## 45,000 proposals and 250,000 supports, then a recount from outside (options="-Dcivic.proposals=1000 -Dcivic.supports=5000" for less)
	mvn -q package -DskipTests -Pbench -Dbench.main=folkmoot.bench.CivicReplay -Dbench.options="$(options)"

bench-grow: ## what every list costs while a town and its timelines grow (options="-Dgrow.proposals=10000,1000000 -Dgrow.statuses=10000,10000000")
	mvn -q package -DskipTests -Pbench -Dbench.main=folkmoot.bench.Grow -Dbench.options="$(options)"

bench-beside: ## the same load on any Mastodon-compatible servers of yours in turn (servers="http://127.0.0.1:8080 TOKEN http://127.0.0.1:8081 TOKEN")
	mvn -q package -DskipTests -Pbench -Dbench.main=folkmoot.bench.Beside -Dbench.only="$(servers)" -Dbench.options="$(options)"

crash: ## kill server, database and both while people support, and check each time (kills=100, seed=1)
	mvn -q test -pl server -am -Dtest=CrashRun -Dsurefire.failIfNoSpecifiedTests=false -Dtest.option="-Dcrash.kills=$(or $(kills),100) -Dcrash.seed=$(or $(seed),1)"

clients: ## drive built web clients in Chromium: make clients PHANPY=dir ELK=dir (docs/clients.md)
	sh server/src/test/clients/browser/drive.sh "$(PHANPY)" "$(ELK)"

e2e: ## our own pages in Chromium: axe on each, their screenshots into docs/screens, people's journeys (what="axe screens journeys")
	sh server/src/test/e2e/drive.sh $(what)

interop: ## run other servers beside an instance (GOTOSOCIAL=program for that one too) and write docs/federation/interop.md
	GOTOSOCIAL="$(GOTOSOCIAL)" sh server/src/test/interop/drive.sh

demo: ## two towns and a council on this machine
	./folkmoot demo

dist: ## what an operator installs, in dist/target: archive, Debian package, image, list of parts (base=tar:///FILE for another image below ours)
	@rm -rf server/target/lib # where jars of versions before would stay
	umask 022 && TZ=UTC mvn -q verify -DskipTests -Pdist -pl dist -am $(if $(base),-Ddist.base=$(base))

dist-base: ## an image to put ours upon, from Debian's packages, where no registry can be reached (file=FILE.tar; needs debootstrap and root)
	sh dist/base.sh "$(file)"

dist-check: ## build the release twice, in two places, and compare every byte (base= as above)
	sh dist/check.sh "$(base)"

clean: ## remove what was built
	mvn -q clean
