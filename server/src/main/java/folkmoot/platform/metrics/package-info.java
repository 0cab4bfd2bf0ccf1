/** What operators and their machines look at: whether the server is ready, and figures for Prometheus. */
package folkmoot.platform.metrics;
