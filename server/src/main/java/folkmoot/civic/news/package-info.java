/**
 * What supporters and followers of a proposal hear: each occasion once, by the way they chose. The rules stand in docs/civic/news.md.
 * Tables {@code news_occasion}, {@code news_told}, {@code news_choice}; endpoint {@code /api/folkmoot/v1/preferences}.
 */
package folkmoot.civic.news;
