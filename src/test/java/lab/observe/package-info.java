/** What Kubernetes and a stream of letters say, and waiting for it. */
package lab.observe;
