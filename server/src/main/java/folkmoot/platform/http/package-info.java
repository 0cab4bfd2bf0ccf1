/**
 * HTTP, as the doors see it: {@link folkmoot.platform.http.Routing} maps a method and a path to a {@link folkmoot.platform.http.Handler},
 * which takes a {@link folkmoot.platform.http.Request} and returns a {@link folkmoot.platform.http.Response} in straight-line code.
 *
 * <p>Underneath stands Vert.x Web: its router leads each request to what was registered, its handlers send assets and the policy of
 * data, Vert.x takes forms apart. The event loop parses and writes; {@link folkmoot.platform.http.HandOver} runs each handler on a
 * virtual thread of its own.
 * Limits, request ids, access log, cross-origin rules, security headers and the turning of problems into status codes are
 * done here, once, for every door.
 */
package folkmoot.platform.http;
