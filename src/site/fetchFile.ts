/**
 * Fetches a file of the book. What comes in its place is not taken for it: a network that asks for a login answers with a page of its
 * own, and some hosts answer with their first page instead of "not found".
 * @throws TypeError when it cannot be had now
 */
export async function fetchFile(url: string | URL, options?: RequestInit): Promise<Response> {
  const response = await fetch(url, options);
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (response.ok && !isPage) return response;
  throw new TypeError(`${String(url)}: HTTP status ${response.status}${isPage ? ', a web page' : ''}`);
}
