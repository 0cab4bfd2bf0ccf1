/**
 * What public bodies answer: said in a reply from whatever software ({@code Replies}) or by any other door ({@code Responses.answer}), kept
 * version by version, and who hears of it. Tables {@code official_response}, {@code official_response_version}.
 */
package folkmoot.civic.response;
