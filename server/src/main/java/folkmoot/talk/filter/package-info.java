/**
 * What somebody does not want to read. Tables {@code status_filter}, {@code status_filter_keyword} and {@code
 * status_filter_status}; endpoints {@code /api/v2/filters} and, for older apps, {@code /api/v1/filters}. Matching is done
 * here: {@link folkmoot.talk.filter.FilterSets} keeps each active viewer's filters ready to match.
 */
package folkmoot.talk.filter;
