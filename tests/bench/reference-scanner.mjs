// The reference the reading benchmark is held against: design/spikes/scan-xlsx.mjs, copied unchanged. Not product code.
// minimal hand scanner: zip central dir + inflate + byte scan.  Handles s,r,t attrs; inlineStr; rich text <r><t>; entities.
import fs from 'node:fs';import zlib from 'node:zlib';
export function zipEntries(b){let p=b.length-22;while(b.readUInt32LE(p)!==0x06054b50)p--;let n=b.readUInt16LE(p+10),o=b.readUInt32LE(p+16);const m=new Map();
 for(let i=0;i<n;i++){const nl=b.readUInt16LE(o+28),el=b.readUInt16LE(o+30),cl=b.readUInt16LE(o+32);const lo=b.readUInt32LE(o+42);const name=b.toString('utf8',o+46,o+46+nl);const ds=lo+30+b.readUInt16LE(lo+26)+b.readUInt16LE(lo+28);m.set(name,{method:b.readUInt16LE(o+10),comp:b.subarray(ds,ds+b.readUInt32LE(o+20)),size:b.readUInt32LE(o+24)});o+=46+nl+el+cl}return m}
export const inflate=e=>e.method?zlib.inflateRawSync(e.comp,{maxOutputLength:4e9}):e.comp;
const ent=s=>s.indexOf('&')<0?s:s.replace(/&(lt|gt|amp|quot|apos|#x?[0-9a-fA-F]+);/g,(m,x)=>x==='lt'?'<':x==='gt'?'>':x==='amp'?'&':x==='quot'?'"':x==='apos'?"'":String.fromCodePoint(x[1]==='x'?parseInt(x.slice(2),16):+x.slice(1)));
export function sst(b){const out=[];let i=0;const n=b.length;for(;;){i=b.indexOf('<si',i,'latin1');if(i<0)break;const e=b.indexOf('</si>',i,'latin1');let s='';let j=i;for(;;){j=b.indexOf('<t',j,'latin1');if(j<0||j>=e)break;const c=b[j+2];if(c!==62&&c!==32){j+=2;continue}const g=b.indexOf(62,j);if(b[g-1]===47){j=g;continue}const z=b.indexOf(60,g);s+=b.utf8Slice(g+1,z);j=z}out.push(ent(s));i=e}return out}
const num=(b,s,e)=>{let i=s,neg=false;if(b[i]===45){neg=true;i++}let v=0,d=0,dot=false;for(;i<e;i++){const c=b[i];if(c===46){if(dot)return Number(b.latin1Slice(s,e));dot=true;continue}if(c<48||c>57)return Number(b.latin1Slice(s,e));if(dot)d++;v=v*10+(c-48)}if(v>9007199254740991||d>22)return Number(b.latin1Slice(s,e));if(d)v/=10**d;return neg?-v:v};
// scan complete rows inside buffer [from,to); cb(rowIndex,values[]) ; returns offset of first unconsumed byte
export function scan(b,from,to,S,cb){let i=from;let row=null,last=from;
 while(i<to){i=b.indexOf(60,i);if(i<0||i+3>=to)break;const c=b[i+1];
  if(c===99&&(b[i+2]===32||b[i+2]===62)){ // <c
   let j=i+2,col=-1,t=0;while(b[j]!==62&&b[j]!==47){if(b[j]===32&&b[j+2]===61){const a=b[j+1];if(a===114){let k=j+4,v=0,x;while((x=b[k])>=65){v=v*26+x-64;k++}col=v-1;while(b[k]!==34)k++;j=k+1;continue}if(a===116){const x=b[j+4];t=x===115?(b[j+5]===34?1:2):x===98?3:x===101?4:x===105?5:0;let k=j+4;while(b[k]!==34)k++;j=k+1;continue}let k=j+4;while(b[k]!==34)k++;j=k+1;continue}j++}
   if(b[j]===47){i=j+2;continue}
   if(col<0)col=row.length;let k=j+1;
   if(t===5){const e=b.indexOf('</is>',k,'latin1');const g=b.indexOf(62,b.indexOf('<t',k,'latin1'));row[col]=ent(b.utf8Slice(g+1,b.indexOf(60,g)));i=e+5;continue}
   while(!(b[k]===60&&b[k+1]===118)){ if(b[k]===60&&b[k+1]===47&&b[k+2]===99)break; k++}
   if(b[k+1]===47){i=k+4;continue}
   k=b[k+2]===62?k+3:b.indexOf(62,k)+1;const e=b.indexOf(60,k);
   row[col]=t===1?S[num(b,k,e)]:t===0?num(b,k,e):t===3?b[k]===49:ent(b.utf8Slice(k,e));i=e+8;
  }else if(c===114&&b[i+2]===111&&b[i+3]===119){row=[];i+=4}
  else if(c===47&&b[i+2]===114&&b[i+3]===111){cb(row);i+=6;last=i}
  else i+=2}
 return last}
export function readSync(file,cb){const z=zipEntries(fs.readFileSync(file));const S=sst(inflate(z.get('xl/sharedStrings.xml')));const sb=inflate(z.get('xl/worksheets/sheet1.xml'));scan(sb,0,sb.length,S,cb)}
export async function readStream(file,cb){const z=zipEntries(fs.readFileSync(file));const S=sst(inflate(z.get('xl/sharedStrings.xml')));const e=z.get('xl/worksheets/sheet1.xml');
 const inf=zlib.createInflateRaw({chunkSize:1<<18});let carry=Buffer.alloc(0);inf.end(e.comp);
 for await(const ch of inf){const b=carry.length?Buffer.concat([carry,ch]):ch;const endRow=b.lastIndexOf('</row>',b.length,'latin1');if(endRow<0){carry=b;continue}scan(b,0,endRow+6,S,cb);carry=b.subarray(endRow+6)}}
