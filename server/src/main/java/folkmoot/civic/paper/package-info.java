/** Papers: long texts that a community reads paragraph by paragraph, each with an address that stays (docs/civic/matters.md). */
package folkmoot.civic.paper;
